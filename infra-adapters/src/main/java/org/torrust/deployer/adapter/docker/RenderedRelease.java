package org.torrust.deployer.adapter.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.torrust.deployer.adapter.workspace.PrivateFiles;
import org.torrust.deployer.api.input.PlainFile;
import org.torrust.deployer.templates.RenderedFile;

/**
 * The files of a release on the operator's machine, as they will lie on the host: for their owner alone, since any of them can
 * hold a secret. The tracker's image begins as root and gives its account what lies in {@code tracker}.
 */
record RenderedRelease(Path folder) {

    static final String TRACKER = "tracker/tracker.toml";

    void write(List<RenderedFile> files) {
        files.forEach(file -> PrivateFiles.write(folder.resolve(file.path()), file.text()));
    }

    /** Adds what the release says of itself. */
    void write(ReleaseAbout about) {
        PrivateFiles.write(folder.resolve(ReleaseAbout.FILE), about.json());
    }

    List<RenderedFile> files() {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(file -> new RenderedFile(folder.relativize(file).toString(), text(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The release in %s cannot be read".formatted(folder), e);
        }
    }

    String trackerToml() {
        return text(folder.resolve(TRACKER));
    }

    private static String text(Path file) {
        try {
            return PlainFile.text(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The file %s cannot be read".formatted(file), e);
        }
    }
}
