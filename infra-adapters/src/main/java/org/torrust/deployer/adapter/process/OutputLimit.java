package org.torrust.deployer.adapter.process;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

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

    /** For a tool at work. Nothing is kept: who follows the file would take it for new. */
    void hold(Job job) {
        cut(job, 0);
    }

    /** For a tool that has ended: the end of what it said stays. */
    void holdEnded(Job job) {
        cut(job, END);
    }

    private void cut(Job job, int kept) {
        cut(job.stdout(), kept);
        cut(job.stderr(), kept);
    }

    private void cut(Path file, int kept) {
        try (var channel = FileChannel.open(file, READ, WRITE)) {
            if (channel.size() > bytes) {
                var end = ByteBuffer.allocate(kept);
                channel.read(end, channel.size() - kept);
                channel.truncate(0);
                Files.write(file, notice(), APPEND);
                Files.write(file, end.array(), APPEND);
            }
        } catch (NoSuchFileException e) {
            // It has said nothing so far.
        } catch (IOException e) {
            throw new UncheckedIOException("The file %s cannot be cut".formatted(file), e);
        }
    }

    private byte[] notice() {
        return "[the deployer dropped what was here: it was more than %d MiB]%n"
                .formatted(bytes >> 20)
                .getBytes(StandardCharsets.UTF_8);
    }
}
