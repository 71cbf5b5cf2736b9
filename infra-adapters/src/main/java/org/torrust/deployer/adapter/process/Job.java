package org.torrust.deployer.adapter.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One run of a tool, in a folder of its own that keeps output and exit code.
 *
 * @param folder where its output goes; what an earlier run left there is replaced
 * @param command the program and its arguments; nothing of it is looked at by a shell
 * @param environment variables beyond those every tool gets
 * @param follow the file whose lines are handed over while it runs, {@code stdout} of the folder or one the tool writes
 * @param limit how long it may take
 */
public record Job(
        Path folder,
        List<String> command,
        Path workingDirectory,
        Map<String, String> environment,
        Path follow,
        Duration limit) {

    public Job {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** A job whose own output is followed. */
    public static Job following(
            Path folder, List<String> command, Path workingDirectory, Map<String, String> environment, Duration limit) {
        return new Job(folder, command, workingDirectory, environment, folder.resolve("stdout"), limit);
    }

    public Path stdout() {
        return folder.resolve("stdout");
    }

    public Path stderr() {
        return folder.resolve("stderr");
    }

    /** The program's name. */
    public String tool() {
        return Path.of(command.getFirst()).getFileName().toString();
    }
}
