package org.torrust.deployer.adapter.process;

import java.io.IOException;
import java.util.List;

/** Sends signals by the shell's own kill, which every system has. */
final class Signals {

    private Signals() {}

    static void send(String name, long pid) {
        var unused = run(List.of("sh", "-c", "kill -s \"$0\" \"$1\" 2>/dev/null", name, Long.toString(pid)));
    }

    static void sendToGroup(String name, long group) {
        var unused = run(List.of("sh", "-c", "kill -s \"$0\" -- \"-$1\" 2>/dev/null", name, Long.toString(group)));
    }

    /** Whether there is anyone left in a group. */
    static boolean reachesGroup(long group) {
        return run(List.of("sh", "-c", "kill -s 0 -- \"-$0\" 2>/dev/null", Long.toString(group))) == 0;
    }

    private static int run(List<String> command) {
        try {
            return new ProcessBuilder(command).start().onExit().join().exitValue();
        } catch (IOException e) {
            throw new IllegalStateException("there is no shell", e);
        }
    }
}
