package org.torrust.deployer.adapter.tracker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.environment.Release;
import org.torrust.deployer.api.input.PlainFile;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.command.port.Interruption;
import org.torrust.deployer.command.port.ProbeReport;
import org.torrust.deployer.command.port.Progress;
import org.torrust.deployer.command.port.Site;
import org.torrust.deployer.command.port.TestWish;
import org.torrust.deployer.command.port.TrackerProbe;

/** Asks the tracker on the machine over the network, at every listener of the release. */
public final class RealTrackerProbe implements TrackerProbe {

    private final Workspace workspace;
    private final TrackerRequests requests;
    private final Function<Site, TrackerMachine> machines;

    /** @param machines the machine of an environment, which is looked at by tests only */
    public RealTrackerProbe(Workspace workspace, Interruption interruption, Function<Site, TrackerMachine> machines) {
        this.workspace = workspace;
        this.requests = new TrackerRequests(interruption);
        this.machines = machines;
    }

    @Override
    public ProbeReport probe(Site site, Release release, Progress progress) {
        return requests.probe(
                site.machine().host(),
                release.listeners(),
                token(site),
                admission(site, configuration(site, release)),
                what -> progress.doing(Step.PROBE, what));
    }

    @Override
    public ProbeReport test(Site site, Release release, TestWish wish, Progress progress) {
        var configuration = configuration(site, release);
        var tested = new TestedTracker(
                site.machine().host(),
                release.listeners(),
                token(site),
                admission(site, configuration),
                configuration.map(TrackerConfiguration::counts).orElse(true),
                machines.apply(site),
                workspace.environment(site.environment()).baseline());
        return requests.test(tested, wish, what -> progress.doing(Step.PROBE, what));
    }

    private @Nullable String token(Site site) {
        try {
            return PlainFile.text(workspace.environment(site.environment()).apiToken())
                    .strip();
        } catch (IOException e) {
            return null;
        }
    }

    // The operator's own tracker.toml may say something else than the environment; what was rendered for the release
    // knows.
    private Optional<TrackerConfiguration> configuration(Site site, Release release) {
        Path folder = workspace.environment(site.environment()).release(release.id());
        try {
            return Optional.of(TrackerConfiguration.read(PlainFile.text(folder.resolve("tracker/tracker.toml"))));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Admission admission(Site site, Optional<TrackerConfiguration> configuration) {
        return configuration
                .map(TrackerConfiguration::admission)
                .orElse(site.configuration().tracker().isPrivate() ? Admission.KNOWN_PEERS : Admission.EVERYONE);
    }
}
