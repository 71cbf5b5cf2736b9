package org.torrust.deployer.api.failpoint;

import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A place at which a test lets the process be killed, to see what the next one makes of it. Inert unless the variable
 * {@code DEPLOYER_FAILPOINT} names it: {@code before-append}, or {@code before-append:3} for the third time it is reached.
 */
public enum Failpoint {
    /** Events are about to be written. */
    BEFORE_APPEND,
    /** Events, saga and views are written, and the transaction is about to be committed. */
    BEFORE_COMMIT,
    /** They are committed. */
    AFTER_APPEND,
    /** A job folder is ready, and the tool is about to be started. */
    BEFORE_TOOL,
    /** The tool was started. */
    TOOL_STARTED,
    /** The tool has ended, and nothing of it is recorded. */
    TOOL_ENDED,
    /** A file is written beside the one it is to replace: in the middle of rendering. */
    FILE_WRITTEN,
    /** A view was folded, and is about to be put in place of the one before. */
    VIEW_FOLDED;

    private static final String WANTED = Objects.requireNonNullElse(System.getenv("DEPLOYER_FAILPOINT"), "");
    private static final AtomicInteger TIMES = new AtomicInteger();
    private static final int KILLED = 137;

    /** Does nothing, or ends the process on the spot. */
    public void reached() {
        if (!WANTED.isEmpty() && word().equals(wanted()) && TIMES.incrementAndGet() == wantedTime()) {
            kill();
        }
    }

    /** The name as it is given, e.g. {@code before-append}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String wanted() {
        return WANTED.replaceFirst(":.*", "");
    }

    private static int wantedTime() {
        return WANTED.indexOf(':') < 0 ? 1 : Integer.parseInt(WANTED.substring(WANTED.indexOf(':') + 1));
    }

    /** By a real SIGKILL, through reflection for the reason {@code cli.Signals} has; what cannot do so halts. */
    private static void kill() {
        try {
            var signal = Class.forName("sun.misc.Signal");
            signal.getMethod("raise", signal)
                    .invoke(null, signal.getConstructor(String.class).newInstance("KILL"));
        } catch (ReflectiveOperationException e) {
            Runtime.getRuntime().halt(KILLED);
        }
    }
}
