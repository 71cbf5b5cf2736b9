package org.torrust.deployer.cli.subcommand;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;
import org.torrust.deployer.adapter.workspace.PrivateFiles;
import org.torrust.deployer.adapter.workspace.PrivateFiles.Pieces;
import org.torrust.deployer.cli.SubcommandFailed;
import org.torrust.deployer.eventstore.FileTrouble;

/** Files the operator has a result written to: theirs alone, and there whole or not at all. */
final class OutputFiles {

    /** Of the 255 bytes a file system takes, so that the file can be made beside its place. */
    private static final int LONGEST_NAME = 200;

    private OutputFiles() {}

    /**
     * Looks beforehand, so that nothing is done in vain.
     *
     * @param what is to be written, e.g. {@code report}
     */
    static void require(Path file, String what) {
        if (Files.isDirectory(file)) {
            throw unusable(file, what, "it is a folder");
        }
        // A device, a pipe or a link would be replaced by the file.
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw unusable(file, what, "it is no plain file");
        }
        if (!Files.isDirectory(folder(file))) {
            throw unusable(file, what, "its folder is not there");
        }
        if (String.valueOf(file.getFileName()).getBytes(UTF_8).length > LONGEST_NAME) {
            throw unusable(file, what, "its name is too long");
        }
        if (!Files.isWritable(folder(file))) {
            throw unusable(file, what, "its folder cannot be written to");
        }
    }

    static void write(Path file, String what, Pieces pieces) {
        try {
            PrivateFiles.write(file, pieces);
        } catch (UncheckedIOException e) {
            throw SubcommandFailed.unwritten(
                    "The %s cannot be written to %s: %s."
                            .formatted(what, file, FileTrouble.reason(Objects.requireNonNull(e.getCause()))),
                    "Make room there, or name another file with --output.");
        }
    }

    static void write(Path file, String what, String text) {
        write(file, what, out -> out.write(text.getBytes(UTF_8)));
    }

    static Path folder(Path file) {
        var parent = file.toAbsolutePath().getParent();
        return parent == null ? file : parent;
    }

    private static SubcommandFailed unusable(Path file, String what, String why) {
        return SubcommandFailed.usage(
                "The %s cannot be written to %s: %s.".formatted(what, file, why), "Name another file with --output.");
    }
}
