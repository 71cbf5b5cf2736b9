package org.torrust.deployer.adapter.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.torrust.deployer.command.port.StepFailedException;

/**
 * The programs a path leads to.
 *
 * @param path folders as {@code PATH} has them
 */
public record Toolbox(String path) {

    /** Those the operator's own PATH leads to. */
    public static Toolbox ofOperator() {
        return new Toolbox(Optional.ofNullable(System.getenv("PATH")).orElse(""));
    }

    /** Where a program is, or empty when it is not here. */
    public Optional<Path> find(String program) {
        return ToolPath.find(program, path);
    }

    public boolean has(String program) {
        return find(program).isPresent();
    }

    /**
     * Asks one of them a short question.
     *
     * @throws StepFailedException when it is missing or takes longer than the limit
     */
    public Query.Answer ask(List<String> command, Duration limit) {
        return Query.ask(resolved(command), limit);
    }

    /** The command with its program spelled as the file it is; as it was when there is none. */
    public List<String> resolved(List<String> command) {
        var whole = new ArrayList<>(command);
        find(command.getFirst()).ifPresent(file -> whole.set(0, file.toString()));
        return List.copyOf(whole);
    }
}
