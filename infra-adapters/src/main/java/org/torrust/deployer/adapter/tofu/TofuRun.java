package org.torrust.deployer.adapter.tofu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.torrust.deployer.adapter.process.Job;
import org.torrust.deployer.adapter.process.JobRunner;
import org.torrust.deployer.adapter.process.ToolWords;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.command.port.Site;
import org.torrust.deployer.command.port.StepFailedException;

/** Runs OpenTofu in one root of a site, as a job of a step. */
record TofuRun(Workspace workspace, JobRunner jobs, Site site, TofuProvider provider, Map<String, String> environment) {

    private static final Duration LIMIT = Duration.ofMinutes(15);
    private static final int MOST_LINES = 20;

    /**
     * @param name the folder of this run among those of the step: each its own, since what lies there is taken for its outcome
     * @throws StepFailedException in the tool's own words when it fails
     */
    TofuLines run(Step step, String name, Path root, List<String> command, Consumer<String> doing) {
        requireWholeState(root);
        var lines = new TofuLines(provider.machineType(), doing);
        var job = Job.following(folder(step, name), command, root, environment, LIMIT);
        try {
            if (jobs.takeUp(job, lines) != 0) {
                throw failed(step, job, lines);
            }
            return lines;
        } finally {
            closeState(root);
        }
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
        var errored = root.resolve("errored.tfstate");
        if (Files.exists(errored)) {
            throw new StepFailedException(Failure.of(
                    "An earlier run of OpenTofu could not save its state; it lies in %s."
                            .formatted(workspace.show(errored)),
                    "Look at it, then take it over: tofu -chdir=%s state push errored.tfstate; and remove the file."
                            .formatted(root)));
        }
    }

    private StepFailedException failed(Step step, Job job, TofuLines lines) {
        // 'init' knows no JSON here: it tells its progress on stdout, and what went wrong on stderr.
        var stderr = ToolWords.first(job.stderr(), MOST_LINES);
        var words = lines.toldErrors() || stderr.isBlank() ? lines.complaint() : stderr;
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
