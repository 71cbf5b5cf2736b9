package org.torrust.deployer.adapter.tracker;

import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import org.torrust.deployer.adapter.ssh.Patience;
import org.torrust.deployer.api.configuration.SocketBinding;
import org.torrust.deployer.command.port.Interruption;
import org.torrust.deployer.command.port.ProbeReport;
import org.torrust.deployer.command.port.ProbeReport.Answer;
import org.torrust.deployer.command.port.ProbeReport.Measured;
import org.torrust.deployer.command.port.StepFailedException;

/** Carries out the suites that go beyond asking every listener once; {@code full} has that at its beginning. */
final class Suites {

    private final RandomGenerator random;
    private final ProbeLimits limits;
    private final InstantSource clock;
    private final Interruption interruption;
    private final TestedTracker tested;
    private final Asking asking;
    private final WebClient web;
    private final TrackerApi api;
    private final List<Answer> answers = new ArrayList<>();
    private final List<Measured> measured = new CopyOnWriteArrayList<>();

    Suites(
            RandomGenerator random,
            ProbeLimits limits,
            InstantSource clock,
            Interruption interruption,
            TestedTracker tested,
            Asking asking,
            WebClient web) {
        this.random = random;
        this.limits = limits;
        this.clock = clock;
        this.interruption = interruption;
        this.tested = tested;
        this.asking = asking;
        this.web = web;
        this.api = new TrackerApi(web, url("http", tested.listeners().api()));
    }

    /** @param basic what every listener answered when it was asked once */
    ProbeReport full(List<Answer> basic) {
        answers.addAll(basic);
        ask("api-refusal", api.base(), api::refusal);
        var token = tested.token();
        if (token == null) {
            answers.add(asking.ask("api-token", api.base(), Suites::noToken));
        } else {
            meetings(token);
            database(token);
        }
        ask("containers", tested.machine().endpoint(), () -> onMachine(tested.machine()::containers));
        return new ProbeReport(answers);
    }

    ProbeReport performance() {
        var peer = PeerSelf.made(random);
        try (var passage = passage(List.of(peer.infoHash()))) {
            var listeners = tested.listeners();
            for (var i = 0; i < listeners.udp().size() && !tested.admission().servesNoUdp(); i++) {
                var udp = listeners.udp().get(i);
                speed("udp-speed", i + 1, url("udp", udp), () -> UdpAnnouncing.begun(way(udp), another(peer)));
            }
            for (var i = 0; i < listeners.http().size(); i++) {
                var tracker = new HttpTracker(web, url("http", listeners.http().get(i)), passage.key());
                speed("http-speed", i + 1, tracker.base(), () -> new HttpAnnouncing(tracker, another(peer)));
            }
        }
        var report = new ProbeReport(answers, measured);
        if (report.isGood()) {
            new Baseline(clock.instant(), measured.stream().map(Measured::now).toList()).keepIn(tested.baseline());
        }
        return report;
    }

    private void meetings(String token) {
        var udp = tested.admission().servesNoUdp()
                ? List.<SocketBinding>of()
                : tested.listeners().udp();
        var http = tested.listeners().http();
        var meetings = meetings(udp.size() + http.size());
        var sent = new Sent();
        var statistics = new Statistics(api, token, Patience.heeding(interruption));
        ask("api-counters", api.base(), statistics::look);
        try (var passage = passage(meetings.stream().map(Meeting::torrent).toList())) {
            for (var i = 0; i < udp.size(); i++) {
                meet(udp.get(i), meetings.get(i), sent);
            }
            for (var i = 0; i < http.size(); i++) {
                var tracker = new HttpTracker(web, url("http", http.get(i)), passage.key());
                answers.addAll(new HttpMeeting(asking, tracker, meetings.get(udp.size() + i), sent).answers());
            }
        }
        ask(
                "statistics",
                api.base(),
                () -> tested.counts()
                        ? statistics.judge(sent)
                        : Verdict.good("not looked at: tracker_usage_statistics is off"));
    }

    private void meet(SocketBinding udp, Meeting meeting, Sent sent) {
        try (var both = new UdpMeeting(asking, url("udp", udp), meeting, sent, way(udp))) {
            answers.addAll(both.answers());
        }
    }

    private List<Meeting> meetings(int count) {
        var meetings = new ArrayList<Meeting>();
        while (meetings.size() < count) {
            meetings.add(Meeting.made(random));
        }
        return meetings;
    }

    private void database(String token) {
        var torrent = PeerSelf.made(random).infoHash();
        ask("database-write", api.base(), () -> api.list(torrent, token));
        var isWritten = answers.getLast().ok();
        ask("database-read", api.base(), () -> api.readList(token));
        ask(
                "database-host",
                tested.machine().endpoint(),
                () -> isWritten
                        ? onMachine(() -> tested.machine().database(torrent))
                        : Verdict.bad("not looked at: nothing was written"));
        if (isWritten) {
            // Asked even when the time is up: what a test wrote must not stay.
            answers.add(new Asking(clock, asking.doing(), TimeLimit.none(clock))
                    .ask("database-remove", api.base(), () -> api.unlist(torrent, token)));
        }
    }

    private void speed(String check, int listener, String endpoint, Announcing.Begin peer) {
        var load = new Load(clock, asking.limit());
        ask(check, endpoint, () -> {
            var now = load.put(check, listener, endpoint, peer);
            var before = Baseline.in(tested.baseline())
                    .flatMap(baseline -> baseline.like(now))
                    .orElse(null);
            measured.add(new Measured(now, before));
            return Verdict.good(Speed.told(now, before));
        });
    }

    private PeerSelf another(PeerSelf peer) {
        return PeerSelf.made(random).of(peer.infoHash()).at(PeerSelf.anyPort(random), 0);
    }

    private Passage passage(List<String> torrents) {
        return Passage.opened(asking, api, tested.token(), tested.admission(), torrents, answers);
    }

    private UdpProbe.Way way(SocketBinding udp) {
        return () ->
                UdpTracker.at(new InetSocketAddress(tested.host(), udp.port()), random, limits, clock, interruption);
    }

    private String url(String scheme, SocketBinding listener) {
        return "%s://%s".formatted(scheme, new SocketBinding(tested.host(), listener.port()));
    }

    private void ask(String check, String endpoint, Asking.Question question) {
        answers.add(asking.ask(check, endpoint, question));
    }

    private static Verdict onMachine(Asking.Question question) throws NoAnswerException {
        try {
            return question.put();
        } catch (StepFailedException e) {
            throw new NoAnswerException(e.failure().summary(), e);
        }
    }

    private static Verdict noToken() {
        return Verdict.bad("not asked: the API's token is not known, and much of this suite needs it");
    }
}
