package org.torrust.deployer.adapter.simulated;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.torrust.deployer.adapter.tracker.TrackerRequests;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.configuration.Listeners;
import org.torrust.deployer.api.configuration.SocketBinding;
import org.torrust.deployer.api.environment.Release;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.command.port.ProbeReport;
import org.torrust.deployer.command.port.Progress;
import org.torrust.deployer.command.port.Site;
import org.torrust.deployer.command.port.TrackerProbe;

/** Asks a played tracker by the real requests, over real sockets on loopback; where no service is up, nobody answers. */
final class SimulatedTrackerProbe implements TrackerProbe {

    private static final String LOOPBACK = "127.0.0.1";

    private final Play play;
    private final Workspace workspace;
    private final TrackerRequests requests;

    SimulatedTrackerProbe(Play play, Workspace workspace, TrackerRequests requests) {
        this.play = play;
        this.workspace = workspace;
        this.requests = requests;
    }

    @Override
    public ProbeReport probe(Site site, Release release, Progress progress) {
        play.step(site, Step.PROBE, progress, "asking the played tracker");
        var refuses = site.configuration().tracker().isPrivate();
        try (var tracker = new SimulatedTracker(token(site), refuses)) {
            var listeners = new Listeners(
                    release.listeners().udp().stream()
                            .map(udp -> at(tracker.udpPort()))
                            .toList(),
                    release.listeners().http().stream()
                            .map(http -> at(tracker.httpPort()))
                            .toList(),
                    at(tracker.httpPort()),
                    at(tracker.httpPort()));
            if (play.world(site).read().up() == null) {
                tracker.close();
            }
            return marked(requests.probe(
                    LOOPBACK,
                    listeners,
                    token(site),
                    refuses,
                    what -> progress.doing(Step.PROBE, Play.MARK + " " + what)));
        }
    }

    private static SocketBinding at(int port) {
        return new SocketBinding(LOOPBACK, port);
    }

    private static ProbeReport marked(ProbeReport report) {
        List<ProbeReport.Answer> answers = report.answers().stream()
                .map(answer -> new ProbeReport.Answer(
                        answer.check(),
                        answer.endpoint(),
                        answer.ok(),
                        Play.MARK + ": " + answer.detail(),
                        answer.took()))
                .toList();
        return new ProbeReport(answers);
    }

    private String token(Site site) {
        try {
            return Files.readString(workspace.environment(site.environment()).apiToken());
        } catch (IOException e) {
            return "";
        }
    }
}
