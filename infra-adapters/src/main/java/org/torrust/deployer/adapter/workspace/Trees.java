package org.torrust.deployer.adapter.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.torrust.deployer.api.input.PlainFile;
import org.torrust.deployer.api.input.PlainFolder;

/** Folders with all that is in them. */
public final class Trees {

    private Trees() {}

    /** Copies ordinary files, each for its owner only; the folder itself may be named by a link. */
    static void copy(Path named, Path to) {
        try {
            copyReal(named.toRealPath(), to);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder %s cannot be copied".formatted(named), e);
        }
    }

    private static void copyReal(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.filter(each -> Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS))
                    .toList()) {
                PrivateFiles.write(to.resolve(from.relativize(file)), PlainFile.bytes(file));
            }
        }
    }

    /** Deletes all below the folder that neither is, nor lies in, nor leads to one of {@code kept}; and the folder, if nothing stays. */
    static void deleteExcept(Path folder, List<Path> kept) {
        if (kept.stream().noneMatch(place -> place.startsWith(folder) && Files.exists(place))) {
            delete(folder);
            return;
        }
        if (kept.contains(folder)) {
            return;
        }
        try {
            PlainFolder.entries(folder).forEach(entry -> deleteExcept(entry, kept));
        } catch (IOException e) {
            throw new UncheckedIOException("The folder %s cannot be cleared".formatted(folder), e);
        }
    }

    /** Deletes the folder or file and all below it, following no link; nothing to do where nothing is. */
    public static void delete(Path folder) {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder %s cannot be deleted".formatted(folder), e);
        }
    }
}
