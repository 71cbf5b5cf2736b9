package org.torrust.deployer.cli;

import java.io.PrintWriter;
import org.torrust.deployer.cli.progress.Console;

/** No terminal; a null answer means that nobody is there to ask. */
record FakeConsole(String answer) implements Console {

    @Override
    public boolean isLive() {
        return false;
    }

    @Override
    public boolean isOutputLive() {
        return false;
    }

    @Override
    public int width() {
        return 80;
    }

    @Override
    public String ask(PrintWriter err, String question) {
        err.println(question);
        return answer;
    }
}
