package org.torrust.deployer.adapter.tool;

import java.util.List;
import java.util.Map;

/**
 * Commands that set one thing right, in order; each needs the one before it.
 *
 * @param why what it does, for the one who is asked whether it may
 * @param files small files it needs, name to content; they lie in the folder its commands run in
 */
public record Remedy(String why, Map<String, String> files, List<Command> commands) {

    public Remedy {
        files = Map.copyOf(files);
        commands = List.copyOf(commands);
    }

    static Remedy of(String why, Command... commands) {
        return new Remedy(why, Map.of(), List.of(commands));
    }

    boolean needsRoot() {
        return commands.stream().anyMatch(Command::asRoot);
    }
}
