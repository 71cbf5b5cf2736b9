package org.torrust.deployer.adapter.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.torrust.deployer.adapter.workspace.PrivateFiles;
import org.torrust.deployer.api.input.PlainFile;

/**
 * Keeps a tool that says too much from filling the disk: a file that grew beyond the limit is emptied. The tool appends, so it
 * goes on at the beginning and notices nothing.
 *
 * @param bytes the limit
 */
record OutputLimit(long bytes) {

    /** Nobody reads more than that, and a tool that says more is out of its mind. */
    static final OutputLimit USUAL = new OutputLimit(64L << 20);

    /** So much of the end that what went wrong is in it. */
    private static final int END = 1 << 16;

    /** For a tool at work. Nothing is kept in the file: who follows it would take it for new. Its end is put beside it. */
    void hold(Job job) {
        hold(job.stdout());
        hold(job.stderr());
    }

    /** For a tool that has ended: the end of what it said is there, whenever that was cut last. */
    void holdEnded(Job job) {
        holdEnded(job.stdout());
        holdEnded(job.stderr());
    }

    private void hold(Path file) {
        cut(file).ifPresent(end -> PrivateFiles.write(beside(file), end));
    }

    private void holdEnded(Path file) {
        cut(file).ifPresent(end -> append(file, end));
        if (Files.exists(beside(file))) {
            takeBack(file);
        }
    }

    /** What the tool said since the last cut may be a word or two, and the reason in what was cut. */
    private void takeBack(Path file) {
        try {
            if (Files.size(file) < END) {
                var last = new String(PlainFile.bytes(file), ISO_8859_1).replace(notice(), "");
                Files.writeString(file, notice());
                append(file, PlainFile.bytes(beside(file)));
                append(file, last.getBytes(ISO_8859_1));
            }
            Files.delete(beside(file));
        } catch (IOException e) {
            throw new UncheckedIOException("The file %s cannot be put together".formatted(file), e);
        }
    }

    /** Leaves a notice, and gives back the end of what was there; empty where nothing had to be cut. */
    private Optional<byte[]> cut(Path file) {
        try (var channel = opened(file)) {
            if (channel.size() <= bytes) {
                return Optional.empty();
            }
            var end = ByteBuffer.allocate(END);
            channel.read(end, Math.max(0, channel.size() - END));
            channel.truncate(0);
            append(file, notice().getBytes(ISO_8859_1));
            return Optional.of(Arrays.copyOf(end.array(), end.position()));
        } catch (NoSuchFileException e) {
            // It has said nothing so far.
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The file %s cannot be cut".formatted(file), e);
        }
    }

    private static FileChannel opened(Path file) throws IOException {
        PlainFile.require(file);
        return FileChannel.open(file, READ, WRITE);
    }

    private static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + ".before");
    }

    private static void append(Path file, byte[] words) {
        try {
            Files.write(file, words, APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("The file %s cannot be written".formatted(file), e);
        }
    }

    private String notice() {
        return "[the deployer dropped what was here: it was more than %d MiB]%n".formatted(bytes >> 20);
    }
}
