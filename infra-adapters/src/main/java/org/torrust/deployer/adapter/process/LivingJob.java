package org.torrust.deployer.adapter.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.adapter.workspace.EnvironmentFolder;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.input.PlainFolder;

/**
 * A tool that works, whoever waits for it.
 *
 * @param environment the name of the folder it works for
 * @param operation the one that had it started
 * @param pid the tool's, to which a signal goes
 */
public record LivingJob(String environment, String operation, Path folder, long pid) {

    /** All of a workspace, those of destroyed environments too. */
    public static List<LivingJob> in(Workspace workspace) {
        var processes = new Processes();
        return Stream.concat(
                        workspace.environments().stream().map(EnvironmentFolder::jobs), archived(workspace.archive()))
                .flatMap(jobs -> in(jobs, processes))
                .toList();
    }

    private static Stream<LivingJob> in(Path jobs, Processes processes) {
        return JobFolder.below(jobs)
                .filter(job -> job.isAtWork(processes))
                .map(job -> new LivingJob(
                        name(jobs.getParent()),
                        name(jobs.relativize(job.path()).getName(0)),
                        job.path(),
                        job.tool().or(job::leader).orElseThrow().pid()));
    }

    /** {@code .archive/ENVIRONMENT/DESTROYING-OPERATION} is what was its {@code jobs}. */
    private static Stream<Path> archived(Path archive) {
        return children(archive).flatMap(LivingJob::children);
    }

    private static Stream<Path> children(Path folder) {
        try {
            return PlainFolder.entries(folder).stream().filter(Files::isDirectory);
        } catch (IOException e) {
            return Stream.of(); // Nothing was destroyed yet.
        }
    }

    private static String name(@Nullable Path path) {
        return path == null ? "" : String.valueOf(path.getFileName());
    }
}
