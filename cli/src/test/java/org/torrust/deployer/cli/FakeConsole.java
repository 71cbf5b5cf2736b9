package org.torrust.deployer.cli;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.torrust.deployer.cli.progress.Console;

/** No terminal; a null answer means that nobody is there to ask. */
record FakeConsole(String answer, int width, String handedIn) implements Console {

    FakeConsole(String answer) {
        this(answer, 80, "");
    }

    FakeConsole(String answer, int width) {
        this(answer, width, "");
    }

    FakeConsole(String answer, String handedIn) {
        this(answer, 80, handedIn);
    }

    @Override
    public boolean isLive() {
        return false;
    }

    @Override
    public boolean isOutputLive() {
        return false;
    }

    /** As if it were a terminal: what is cut and folded there is looked at by most tests. */
    @Override
    public int outputWidth() {
        return width;
    }

    @Override
    public InputStream input() {
        return new ByteArrayInputStream(handedIn.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String ask(PrintWriter err, String question) {
        err.println(question);
        return answer;
    }
}
