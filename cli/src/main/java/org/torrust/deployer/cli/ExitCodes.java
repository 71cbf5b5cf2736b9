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

    /** For the help, {@code code:meaning} as picocli wants it. */
    public static final String[] LIST = {
        " 0:It did what was asked",
        " 1:An error of the deployer itself",
        " 2:The command line or an input cannot be used",
        " 3:There is no such environment",
        " 4:Someone else is at work on it",
        " 5:The environment is not in the state for this",
        " 6:A tool or the machine failed; trying again may help",
        " 7:A check or test says no",
        " 8:The history cannot be used",
        "129, 130, 143:Stopped by SIGHUP, SIGINT, SIGTERM"
    };

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
