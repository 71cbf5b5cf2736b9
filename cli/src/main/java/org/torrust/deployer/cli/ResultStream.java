package org.torrust.deployer.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** Standard output that remembers why it could not be written: half a result must not pass for a whole one. */
final class ResultStream extends FilterOutputStream {

    private @Nullable IOException trouble;

    ResultStream(OutputStream target) {
        super(target);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            trouble = e;
            throw e;
        }
    }

    /** The exit code in the end. A reader that has gone, such as {@code head} or {@code grep -q}, got what it wanted. */
    int judge(int exitCode, PrintWriter err) {
        if (trouble == null || exitCode != ExitCodes.OK || isOfTheReader(trouble)) {
            return exitCode;
        }
        err.println("Error: The result could not be written: %s.".formatted(trouble.getMessage()));
        return ExitCodes.BUG;
    }

    private static boolean isOfTheReader(IOException trouble) {
        return String.valueOf(trouble.getMessage()).contains("Broken pipe");
    }
}
