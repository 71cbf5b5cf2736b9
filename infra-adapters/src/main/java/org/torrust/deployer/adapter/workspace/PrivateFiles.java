package org.torrust.deployer.adapter.workspace;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import org.torrust.deployer.api.failpoint.Failpoint;

/** Writes files only their owner can read: mode 0600 in folders of mode 0700, whole or not at all. */
public final class PrivateFiles {

    static final FileAttribute<Set<PosixFilePermission>> FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private PrivateFiles() {}

    /** Creates the folder and those above it where they are missing. */
    public static Path folder(Path folder) {
        try {
            return Files.createDirectories(folder, FOLDER);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder %s cannot be made".formatted(folder), e);
        }
    }

    /** Writes the text as UTF-8 in place of what was there. */
    public static Path write(Path file, String text) {
        return write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes the bytes in place of what was there; after a power cut either the old or the new file is there. */
    public static Path write(Path file, byte[] bytes) {
        write(file, out -> out.write(bytes));
        return file;
    }

    /** Writes the text unless there is such a file: of two who do so at once, one's text stays, and is whole. */
    static void writeOnce(Path file, String text) {
        folder(folderOf(file));
        try (var prepared = Unfinished.file(file)) {
            prepared.write(out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
            Files.createLink(file, prepared.path());
            syncFolder(folderOf(file));
        } catch (FileAlreadyExistsException e) {
            return; // It is the other's that counts.
        } catch (IOException e) {
            throw new UncheckedIOException("The file %s cannot be written".formatted(file), e);
        }
    }

    /** Has a file written piece by piece in place of what was there; of one that comes to no end nothing stays. */
    public static void write(Path file, Pieces pieces) {
        folder(folderOf(file));
        try (var begun = Unfinished.file(file)) {
            begun.write(pieces);
            Failpoint.FILE_WRITTEN.reached();
            begun.replace(file);
            syncFolder(folderOf(file));
        } catch (IOException e) {
            throw new UncheckedIOException("The file %s cannot be written".formatted(file), e);
        }
    }

    /** Writes what a file is to hold. */
    @FunctionalInterface
    public interface Pieces {
        void write(OutputStream out) throws IOException;
    }

    /** A file to be written piece by piece, in place of what was there; it is whole only once it was closed. */
    public static OutputStream stream(Path file) throws IOException {
        folder(folderOf(file));
        Files.deleteIfExists(file);
        return Channels.newOutputStream(
                FileChannel.open(file, Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW), FILE));
    }

    private static Path folderOf(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent());
    }

    private static void syncFolder(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder)) {
            channel.force(true);
        }
    }
}
