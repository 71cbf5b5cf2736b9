package org.torrust.deployer.adapter.tofu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.torrust.deployer.adapter.process.Job;
import org.torrust.deployer.adapter.process.JobRunner;
import org.torrust.deployer.adapter.process.Query;
import org.torrust.deployer.adapter.process.ToolWords;
import org.torrust.deployer.adapter.process.Toolbox;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.command.port.Site;
import org.torrust.deployer.command.port.StepFailedException;

/** Runs OpenTofu in one root of a site, as a job of a step. */
record TofuRun(Workspace workspace, JobRunner jobs, Site site, TofuProvider provider, Map<String, String> environment) {

    private static final Duration LIMIT = Duration.ofMinutes(15);
    private static final Duration QUERY_LIMIT = Duration.ofMinutes(1);
    private static final int MOST_LINES = 20;

    /**
     * @param name the folder of this run among those of the step: each its own, since what lies there is taken for its outcome
     * @throws StepFailedException in the tool's own words when it fails
     */
    TofuLines run(Step step, String name, Path root, List<String> command, Consumer<String> doing) {
        requireWholeState(root);
        encryption().requireKey();
        var lines = new TofuLines(provider.machineType(), doing);
        var job = Job.following(folder(step, name), command, root, variables(root), LIMIT);
        try {
            if (jobs.takeUp(job, lines) != 0) {
                throw failed(step, root, job, lines);
            }
            return lines;
        } finally {
            closeState(root);
            encryption().dropPlainBackup(root);
            new TofuState(root).remember();
        }
    }

    /**
     * Asks OpenTofu a short question about a root.
     *
     * @throws StepFailedException when it is missing, does not answer, or lacks the key
     */
    Query.Answer ask(Toolbox toolbox, Path root, List<String> question) {
        encryption().requireKey();
        return Query.ask(toolbox.resolved(question), Path.of("/dev/null"), variables(root), QUERY_LIMIT);
    }

    private Map<String, String> variables(Path root) {
        var all = new HashMap<>(environment);
        all.putAll(encryption().variables(root));
        return all;
    }

    private StateEncryption encryption() {
        return new StateEncryption(workspace);
    }

    /** Whether a deployer that is gone left such a run, at work or ended, whose outcome is to be taken first. */
    boolean isLeft(Step step, String name) {
        return jobs.isLeft(folder(step, name));
    }

    private Path folder(Step step, String name) {
        return workspace
                .environment(site.environment())
                .job(site.operation(), step)
                .resolve(name);
    }

    private void requireWholeState(Path root) {
        var state = new TofuState(root);
        if (provider.findsAgain() && state.isLost()) {
            state.forget();
        }
        state.accident(site.environment(), workspace).ifPresent(accident -> {
            throw new StepFailedException(accident);
        });
    }

    private StepFailedException failed(Step step, Path root, Job job, TofuLines lines) {
        // 'init' knows no JSON here: it tells its progress on stdout, and what went wrong on stderr.
        var stderr = ToolWords.first(job.stderr(), MOST_LINES);
        var words = lines.toldErrors() || stderr.isBlank() ? lines.complaint() : stderr;
        if (TofuHints.isWithoutPlugins(words)) {
            InitMark.takeAway(root);
        }
        return new StepFailedException(Failure.of(TofuHints.summary(step, words), TofuHints.hint(words, site, provider))
                .because(words)
                .loggedIn(workspace.show(job.stdout())));
    }

    /** OpenTofu writes its state for everyone to read, and the state holds what cloud-init is told. */
    private static void closeState(Path root) {
        Stream.of("terraform.tfstate", "terraform.tfstate.backup")
                .map(root::resolve)
                .filter(Files::exists)
                .forEach(TofuRun::close);
    }

    private static void close(Path file) {
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException("The mode of %s cannot be set".formatted(file), e);
        }
    }
}
