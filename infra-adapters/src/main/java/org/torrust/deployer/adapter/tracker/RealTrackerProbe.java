package org.torrust.deployer.adapter.tracker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.environment.Release;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.command.port.Interruption;
import org.torrust.deployer.command.port.ProbeReport;
import org.torrust.deployer.command.port.Progress;
import org.torrust.deployer.command.port.Site;
import org.torrust.deployer.command.port.TrackerProbe;

/** Asks the tracker on the machine over the network, at every listener of the release. */
public final class RealTrackerProbe implements TrackerProbe {

    private final Workspace workspace;
    private final TrackerRequests requests;

    public RealTrackerProbe(Workspace workspace, Interruption interruption) {
        this(workspace, new TrackerRequests(interruption));
    }

    public RealTrackerProbe(Workspace workspace, TrackerRequests requests) {
        this.workspace = workspace;
        this.requests = requests;
    }

    @Override
    public ProbeReport probe(Site site, Release release, Progress progress) {
        var folder = workspace.environment(site.environment());
        return requests.probe(
                site.machine().host(),
                release.listeners(),
                token(folder.apiToken()),
                admission(site, folder.release(release.id())),
                what -> progress.doing(Step.PROBE, what));
    }

    private static @Nullable String token(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return null;
        }
    }

    // The operator's own tracker.toml may say something else than the environment; what was rendered for the release
    // knows.
    private static Admission admission(Site site, Path release) {
        try {
            return TrackerConfiguration.read(Files.readString(release.resolve("tracker/tracker.toml")))
                    .admission();
        } catch (IOException e) {
            return site.configuration().tracker().isPrivate() ? Admission.KNOWN_PEERS : Admission.EVERYONE;
        }
    }
}
