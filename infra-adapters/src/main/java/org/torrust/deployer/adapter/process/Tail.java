package org.torrust.deployer.adapter.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.input.PlainFile;

/**
 * Hands over the lines of a growing file; holds at most one line, and of a very long one only the beginning. Where the file
 * was cut meanwhile, it goes on at its new beginning.
 */
final class Tail implements AutoCloseable {

    private static final int LONGEST_LINE = 1 << 20;

    /** So that who floods its output cannot keep us from looking after anything else. */
    private static final int MOST_AT_ONCE = 1 << 20;

    private final Path file;
    private final Consumer<String> onLine;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final byte[] buffer = new byte[1 << 16];
    private @Nullable InputStream in;
    private long position;

    Tail(Path file, Consumer<String> onLine) {
        this.file = file;
        this.onLine = onLine;
    }

    /** Hands over what was written since the last time, whole lines only, and of very much only a part. */
    void read() {
        read(MOST_AT_ONCE);
    }

    /** The same to the end of what is there; for a file that grows no more. */
    void readToEnd() {
        read(Long.MAX_VALUE);
    }

    private void read(long most) {
        try {
            reopenWhereCut();
            if (in == null && Files.exists(file)) {
                in = PlainFile.open(file);
            }
            var end = position > Long.MAX_VALUE - most ? Long.MAX_VALUE : position + most;
            for (int count; in != null && position < end && (count = in.read(buffer)) > 0; ) {
                position += count;
                take(count);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void reopenWhereCut() throws IOException {
        if (in != null && Files.exists(file) && Files.size(file) < position) {
            in.close();
            in = null;
            position = 0;
            line.reset();
        }
    }

    private void take(int count) {
        for (var i = 0; i < count; i++) {
            if (buffer[i] == '\n') {
                handOver();
            } else if (line.size() < LONGEST_LINE) {
                line.write(buffer[i]);
            }
        }
    }

    private void handOver() {
        var text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        onLine.accept(text);
    }

    /** The last line may lack its end. */
    @Override
    public void close() {
        if (line.size() > 0) {
            handOver();
        }
        try {
            if (in != null) {
                in.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
