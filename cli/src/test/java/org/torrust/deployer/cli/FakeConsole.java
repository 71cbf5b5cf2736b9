package org.torrust.deployer.cli;

import java.io.PrintWriter;
import org.torrust.deployer.cli.progress.Console;

/** No terminal; a null answer means that nobody is there to ask. */
record FakeConsole(String answer, int width) implements Console {

    FakeConsole(String answer) {
        this(answer, 80);
    }

    @Override
    public boolean isLive() {
        return false;
    }

    @Override
    public boolean isOutputLive() {
        return false;
    }

    @Override
    public String ask(PrintWriter err, String question) {
        err.println(question);
        return answer;
    }
}
