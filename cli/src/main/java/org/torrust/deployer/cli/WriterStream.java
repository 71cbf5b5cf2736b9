package org.torrust.deployer.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The result's writer, for who writes whole lines of UTF-8. Stops where nobody reads on. */
public final class WriterStream extends OutputStream {

    private static final int BETWEEN_LOOKS = 1000;

    private final PrintWriter out;
    private int lines;

    public WriterStream(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void write(byte[] line, int from, int length) throws IOException {
        out.print(new String(line, from, length, StandardCharsets.UTF_8));
        if (++lines % BETWEEN_LOOKS == 0 && out.checkError()) {
            throw new IOException("nobody reads on");
        }
    }

    /** Nobody writes a line letter by letter. */
    @Override
    public void write(int letter) {
        throw new UnsupportedOperationException("whole lines only");
    }
}
