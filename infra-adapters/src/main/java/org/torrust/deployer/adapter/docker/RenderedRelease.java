package org.torrust.deployer.adapter.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import org.torrust.deployer.adapter.workspace.PrivateFiles;
import org.torrust.deployer.templates.RenderedFile;

/**
 * The files of a release on the operator's machine, as they will lie on the host: the one with secrets for its owner alone, the
 * others readable by the account the tracker runs under.
 */
record RenderedRelease(Path folder) {

    private static final String SECRETS = ".env";
    private static final String TRACKER = "tracker/tracker.toml";

    void write(List<RenderedFile> files) {
        files.forEach(file -> PrivateFiles.write(folder.resolve(file.path()), file.text()));
        files.stream()
                .map(RenderedFile::path)
                .filter(path -> !path.equals(SECRETS))
                .forEach(this::open);
    }

    /** Adds what the release says of itself. */
    void write(ReleaseAbout about) {
        PrivateFiles.write(folder.resolve(ReleaseAbout.FILE), about.json());
        open(ReleaseAbout.FILE);
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

    private void open(String path) {
        var file = folder.resolve(path);
        mode(file, "rw-r--r--");
        mode(Objects.requireNonNull(file.getParent()), "rwxr-xr-x");
    }

    private static void mode(Path file, String mode) {
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        } catch (IOException e) {
            throw new UncheckedIOException("The mode of %s cannot be set".formatted(file), e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The file %s cannot be read".formatted(file), e);
        }
    }
}
