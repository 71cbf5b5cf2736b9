package org.torrust.deployer.adapter.simulated;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.torrust.deployer.adapter.tracker.Admission;
import org.torrust.deployer.adapter.tracker.TestedTracker;
import org.torrust.deployer.adapter.tracker.TrackerRequests;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.configuration.Listeners;
import org.torrust.deployer.api.configuration.SocketBinding;
import org.torrust.deployer.api.environment.Release;
import org.torrust.deployer.api.input.PlainFile;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.command.port.ProbeReport;
import org.torrust.deployer.command.port.Progress;
import org.torrust.deployer.command.port.Site;
import org.torrust.deployer.command.port.TestWish;
import org.torrust.deployer.command.port.TrackerProbe;

/** Asks a played tracker by the real requests, over real sockets on loopback; where no service is up, nobody answers. */
final class SimulatedTrackerProbe implements TrackerProbe {

    private static final String LOOPBACK = "127.0.0.1";

    /** The port of the discard service, which no machine has had for long. */
    private static final int NOBODY = 9;

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
        return played(
                site,
                release,
                tested -> requests.probe(
                        tested.host(), tested.listeners(), tested.token(), tested.admission(), doing(progress)));
    }

    @Override
    public ProbeReport test(Site site, Release release, TestWish wish, Progress progress) {
        progress.doing(Step.PROBE, Play.MARK + " asking the played tracker");
        return played(site, release, tested -> requests.test(tested, wish, doing(progress)));
    }

    private ProbeReport played(Site site, Release release, Function<TestedTracker, ProbeReport> asked) {
        var refuses = site.configuration().tracker().isPrivate();
        try (var tracker = new SimulatedTracker(token(site), refuses)) {
            var isUp = play.world(site).read().up() != null;
            var tested = new TestedTracker(
                    LOOPBACK,
                    listeners(release, isUp ? tracker.udpPort() : NOBODY, isUp ? tracker.httpPort() : NOBODY),
                    token(site),
                    refuses ? Admission.KNOWN_PEERS : Admission.EVERYONE,
                    true,
                    new SimulatedMachine(isUp, tracker.swarm()),
                    workspace.environment(site.environment()).baseline());
            return marked(asked.apply(tested));
        }
    }

    private static Listeners listeners(Release release, int udpPort, int httpPort) {
        var udp = new SocketBinding(LOOPBACK, udpPort);
        var http = new SocketBinding(LOOPBACK, httpPort);
        return new Listeners(
                release.listeners().udp().stream().map(any -> udp).toList(),
                release.listeners().http().stream().map(any -> http).toList(),
                http,
                http);
    }

    private static Consumer<String> doing(Progress progress) {
        return what -> progress.doing(Step.PROBE, Play.MARK + " " + what);
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
        return new ProbeReport(answers, report.measured());
    }

    private String token(Site site) {
        try {
            return PlainFile.text(workspace.environment(site.environment()).apiToken());
        } catch (IOException e) {
            return "";
        }
    }
}
