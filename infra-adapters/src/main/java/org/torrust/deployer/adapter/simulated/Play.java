package org.torrust.deployer.adapter.simulated;

import java.time.Duration;
import java.util.List;
import org.torrust.deployer.adapter.ssh.Pause;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.configuration.SimulatedSettings;
import org.torrust.deployer.api.configuration.StepPaths;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.command.port.Progress;
import org.torrust.deployer.command.port.Site;
import org.torrust.deployer.command.port.StepFailedException;

/** Plays the time a step takes and what the tool would show meanwhile, and fails where the settings say so. */
final class Play {

    /** Marks everything that is shown, so that nobody takes it for real. */
    static final String MARK = "SIMULATED";

    private final Workspace workspace;
    private final Pause pause;

    Play(Workspace workspace, Pause pause) {
        this.workspace = workspace;
        this.pause = pause;
    }

    WorldFile world(Site site) {
        return WorldFile.of(workspace, site.environment());
    }

    /** @throws StepFailedException when this step is to fail this time */
    void step(Site site, Step step, Progress progress, String... scenes) {
        var length = Duration.ofNanos((long) (settings(site).stepSeconds() * 1e9 / Math.max(1, scenes.length)));
        for (var scene : scenes.length == 0 ? List.of(step.word()) : List.of(scenes)) {
            progress.doing(step, MARK + " " + scene);
            pause.of(length);
        }
        failWhereAsked(site, step);
    }

    /** The proof of a step that has nothing to do. */
    static String proof(String words) {
        return MARK + ": " + words;
    }

    private void failWhereAsked(Site site, Step step) {
        var settings = settings(site);
        if (!StepPaths.of(step).equals(settings.failAt())
                || world(site).read().failuresOf(step) >= settings.failTimes()) {
            return;
        }
        var failed = world(site).change(world -> world.withFailureOf(step)).failuresOf(step);
        throw new StepFailedException(Failure.of(
                        "%s: %s was asked to fail here.".formatted(MARK, step),
                        "Set provider.fail-times lower, or try again as often.")
                .because("This is failure %d of %d asked for by provider.fail-at and provider.fail-times."
                        .formatted(failed, settings.failTimes())));
    }

    private static SimulatedSettings settings(Site site) {
        return (SimulatedSettings) site.configuration().provider();
    }
}
