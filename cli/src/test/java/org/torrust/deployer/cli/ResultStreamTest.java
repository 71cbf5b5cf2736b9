package org.torrust.deployer.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ResultStreamTest {

    private final StringWriter err = new StringWriter();

    private int judged(OutputStream target, int exitCode) {
        var stream = new ResultStream(target);
        var out = new PrintWriter(stream, false, UTF_8);
        out.println("a result");
        out.flush();
        return stream.judge(exitCode, new PrintWriter(err));
    }

    private static OutputStream broken(String why) {
        return new OutputStream() {
            @Override
            public void write(int each) throws IOException {
                throw new IOException(why);
            }
        };
    }

    @Test
    void writesAResultAndLeavesTheExitCodeAlone() {
        var target = new ByteArrayOutputStream();

        assertThat(judged(target, 7)).isEqualTo(7);
        assertThat(target).hasToString("a result" + System.lineSeparator());
        assertThat(err).hasToString("");
    }

    @Test
    void saysThatAResultIsNotWhole() {
        assertThat(judged(broken("No space left on device"), 0)).isEqualTo(ExitCodes.BUG);
        assertThat(err).hasToString("Error: The result could not be written: No space left on device.\n");
    }

    @Test
    void leavesAReaderAloneThatHasReadEnough() {
        assertThat(judged(broken("Broken pipe"), 0)).isEqualTo(ExitCodes.OK);
        assertThat(err).hasToString("");
    }
}
