package org.torrust.deployer.adapter.process;

import java.io.IOException;
import java.util.List;

/** Sends signals by the shell's own kill, which every system has. */
final class Signals {

    private Signals() {}

    static void send(String name, long pid) {
        run(List.of("sh", "-c", "kill -s \"$0\" \"$1\" 2>/dev/null", name, Long.toString(pid)));
    }

    static void sendToGroup(String name, long group) {
        run(List.of("sh", "-c", "kill -s \"$0\" -- \"-$1\" 2>/dev/null", name, Long.toString(group)));
    }

    private static void run(List<String> command) {
        try {
            new ProcessBuilder(command).start().onExit().join();
        } catch (IOException e) {
            throw new IllegalStateException("there is no shell", e);
        }
    }
}
