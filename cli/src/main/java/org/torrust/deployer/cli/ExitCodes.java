package org.torrust.deployer.cli;

/** What the shell sees. Stable: listed in the help, never renumbered. */
public final class ExitCodes {

    public static final int OK = 0;
    public static final int BUG = 1;
    public static final int USAGE = 2;
    public static final int NOT_FOUND = 3;
    public static final int CONFLICT = 4;
    public static final int WRONG_STATE = 5;
    public static final int TOOL_FAILED = 6;
    public static final int SAYS_NO = 7;
    public static final int STORE = 8;

    private static final int SIGNAL_BASE = 128;

    private ExitCodes() {}

    /** The code of a process ended by a signal, by its name without SIG. */
    public static int ofSignal(String name) {
        return SIGNAL_BASE
                + switch (name) {
                    case "HUP" -> 1;
                    case "TERM" -> 15;
                    default -> 2;
                };
    }
}
