package org.torrust.deployer.adapter.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a tool that says too much from filling the disk: a file that grew beyond the limit is emptied. The tool appends, so it
 * goes on at the beginning and notices nothing.
 *
 * @param bytes the limit
 */
record OutputLimit(long bytes) {

    /** Nobody reads more than that, and a tool that says more is out of its mind. */
    static final OutputLimit USUAL = new OutputLimit(64L << 20);

    void hold(Job job) {
        hold(job.stdout());
        hold(job.stderr());
    }

    private void hold(Path file) {
        try {
            if (Files.exists(file) && Files.size(file) > bytes) {
                cut(file);
            }
        } catch (NoSuchFileException e) {
            // Gone between the two looks.
        } catch (IOException e) {
            throw new UncheckedIOException("The file %s cannot be cut".formatted(file), e);
        }
    }

    private void cut(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(0);
        }
        var notice = "[the deployer dropped what was here: it was more than %d MiB]%n".formatted(bytes >> 20);
        Files.write(file, notice.getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
    }
}
