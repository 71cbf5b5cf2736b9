package org.torrust.deployer.adapter.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import org.torrust.deployer.api.input.PlainFile;

/** Lets one process at a time do something. The lock goes with the process, however that ends; the file stays. */
public final class LockFile implements AutoCloseable {

    private final FileChannel channel;

    private LockFile(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock; empty when someone has it. The folder is made where it is missing. */
    public static Optional<LockFile> take(Path file) {
        PrivateFiles.folder(
                java.util.Objects.requireNonNull(file.toAbsolutePath().getParent()));
        try {
            if (Files.exists(file)) {
                PlainFile.require(file);
            }
            var channel = FileChannel.open(
                    file, Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE), PrivateFiles.FILE);
            if (isTaken(channel)) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new LockFile(channel));
        } catch (IOException e) {
            throw new UncheckedIOException("The lock %s cannot be taken".formatted(file), e);
        }
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException e) {
            // It is this process that has it.
            return true;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The lock cannot be given back", e);
        }
    }
}
