package org.torrust.deployer.adapter.tool;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.torrust.deployer.adapter.process.Job;
import org.torrust.deployer.adapter.process.JobRunner;
import org.torrust.deployer.adapter.workspace.PrivateFiles;
import org.torrust.deployer.adapter.workspace.Unfinished;
import org.torrust.deployer.command.port.Interruption;
import org.torrust.deployer.command.port.StepFailedException;

/** Sets right what the checks found, one remedy at a time, and does none twice. */
public final class Fixer {

    /** Building OpenTofu on a small machine takes a quarter of an hour. */
    private static final Duration LIMIT = Duration.ofMinutes(30);

    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Operator operator;
    private final Interruption interruption;
    private final Set<Remedy> tried = new HashSet<>();

    public Fixer(Operator operator, Interruption interruption) {
        this.operator = operator;
        this.interruption = interruption;
    }

    /** What can be done about it now; looks anew at what there is to do it with. */
    public FixPlan plan(List<CheckResult> found) {
        return FixPlan.of(found, Means.of(operator), tried);
    }

    /** The commands as they will be run, each as it could be typed into a shell. */
    public List<String> commands(Remedy remedy) {
        var privilege = Means.of(operator).privilege();
        return remedy.commands().stream()
                .map(command -> Command.shown(command.words(privilege)))
                .toList();
    }

    /**
     * Runs its commands until one fails.
     *
     * @param output gets each command, after a dollar sign, and each line it says
     * @return what failed, one phrase; empty when all went well
     * @throws org.torrust.deployer.command.port.InterruptedByOperatorException when a signal was raised meanwhile
     */
    public Optional<String> carryOut(Remedy remedy, Consumer<String> output) {
        tried.add(remedy);
        var privilege = Means.of(operator).privilege();
        try (var folder = Unfinished.scratch("torrust-tracker-deployer-fix")) {
            remedy.files()
                    .forEach((name, content) -> PrivateFiles.write(folder.path().resolve(name), content));
            for (var command : remedy.commands()) {
                output.accept("$ " + Command.shown(command.words(privilege)));
                var failed = run(command, privilege, folder.path(), output);
                if (failed.isPresent()) {
                    return failed;
                }
            }
            return Optional.empty();
        }
    }

    @SuppressWarnings("try") // The listening is only there to be closed.
    private Optional<String> run(Command command, Privilege privilege, Path folder, Consumer<String> output) {
        try (var heeding = interruption.listen(signal -> {})) {
            var code = new JobRunner(interruption, GRACE).run(job(command.words(privilege), folder), output);
            return code == 0
                    ? Optional.empty()
                    : Optional.of("'%s' ended with exit code %d".formatted(command.program(), code));
        } catch (StepFailedException e) {
            return Optional.of("'%s' was given up: it took longer than %d minutes, or cannot be started"
                    .formatted(command.program(), LIMIT.toMinutes()));
        }
    }

    /**
     * What is said on stderr is to be seen in its place among the rest. Jobs keep their files to themselves; what is installed
     * is for everyone.
     */
    private Job job(List<String> words, Path folder) {
        var command = new ArrayList<>(List.of("sh", "-c", "umask 022; exec \"$@\" 2>&1", words.getFirst()));
        command.addAll(operator.toolbox().resolved(words));
        return Job.following(folder.resolve(".job"), command, folder, environment(), LIMIT);
    }

    /** Where Go fetches from, and what proves it, is the operator's setting. */
    private Map<String, String> environment() {
        return operator.environment().entrySet().stream()
                .filter(variable -> variable.getKey().matches("GO[A-Z]+"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
