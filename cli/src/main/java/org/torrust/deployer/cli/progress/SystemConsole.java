package org.torrust.deployer.cli.progress;

import java.io.Console;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** The terminal this process was started from. */
public final class SystemConsole implements org.torrust.deployer.cli.progress.Console {

    private static final int USUAL_WIDTH = 80;

    private final @Nullable Console console = terminal();

    /** Since Java 22 there is a console even where there is no terminal; it has to be asked. */
    @SuppressWarnings("SystemConsoleNull") // It is null on 21, where there is no terminal.
    private static @Nullable Console terminal() {
        var console = System.console();
        if (console == null) {
            return null;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console) ? console : null;
        } catch (ReflectiveOperationException e) {
            return console;
        }
    }

    @Override
    public boolean isLive() {
        return System.getenv("DEPLOYER_STDERR_IS_TERMINAL") != null && !"dumb".equals(System.getenv("TERM"));
    }

    @Override
    public boolean isOutputLive() {
        return System.getenv("DEPLOYER_STDOUT_IS_TERMINAL") != null && !"dumb".equals(System.getenv("TERM"));
    }

    @Override
    public int width() {
        try {
            var columns = Integer.parseInt(String.valueOf(System.getenv("COLUMNS")));
            // 0 is said by terminals that do not know it.
            return columns > 0 ? Math.max(20, columns) : USUAL_WIDTH;
        } catch (NumberFormatException e) {
            return USUAL_WIDTH;
        }
    }

    @Override
    public boolean isUtf8() {
        return Locales.isUtf8(System.getenv(), System.getProperty("native.encoding", ""));
    }

    @Override
    public @Nullable String ask(PrintWriter err, String question) {
        if (console == null) {
            return null;
        }
        err.print(question);
        err.flush();
        var answer = console.readLine();
        if (answer != null) {
            return answer;
        }
        err.println();
        return ENDED;
    }
}
