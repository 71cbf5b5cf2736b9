package org.torrust.deployer.adapter.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.torrust.deployer.api.configuration.Listeners;
import org.torrust.deployer.api.configuration.SocketBinding;
import org.torrust.deployer.command.port.InterruptedByOperatorException;
import org.torrust.deployer.command.port.Interruption;
import org.torrust.deployer.command.port.ProbeReport;
import org.torrust.deployer.command.port.ProbeReport.Answer;

class TrackerRequestsTest {

    private final LoopbackTracker tracker = new LoopbackTracker();
    private final Interruption interruption = new Interruption();
    private final List<String> doing = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        tracker.close();
    }

    @Nested
    class AskingATrackerThatServes {

        @Test
        void makesEveryRequestAndFindsEveryAnswerGood() {
            var report = probe(LoopbackTracker.TOKEN, false);

            assertThat(report.isGood()).isTrue();
            assertThat(checks(report)).isEqualTo("""
                            udp-connect ok: connection id received
                            udp-announce ok: let in, to announce again in 120 s
                            http-health ok: status Ok
                            http-announce ok: let in, to announce again in 300 s
                            api-health ok: status Ok
                            api-stats ok: torrents: 3""");
        }

        @Test
        void takesItsAnnouncesBack() {
            probe(LoopbackTracker.TOKEN, false);

            assertThat(tracker.asked).contains("udp 0 0", "udp 1 2", "udp 1 3");
            var announces = tracker.asked.stream()
                    .filter(line -> line.startsWith("/announce"))
                    .toList();
            assertThat(announces)
                    .hasSize(2)
                    .allSatisfy(query -> assertThat(query)
                            .matches("/announce\\?info_hash=(%[0-9A-F]{2}){20}&peer_id=-TD0100-[0-9]{12}&port=6881"
                                    + "&uploaded=0&downloaded=0&left=0&event=(started|stopped)&compact=1"));
            assertThat(announces.get(0).replace("started", "stopped")).isEqualTo(announces.get(1));
        }

        @Test
        void tellsWhatItAsksAndWhere() {
            var listeners = tracker.listeners();
            probe(LoopbackTracker.TOKEN, false);

            assertThat(doing)
                    .contains(
                            "udp-announce udp://127.0.0.1:"
                                    + listeners.udp().getFirst().port(),
                            "api-stats http://127.0.0.1:" + listeners.api().port());
        }
    }

    @Nested
    class OverUdp {

        @Test
        void passesOverGarbageAndAnswersToOthers() {
            tracker.udp = (request, reply) -> {
                reply.send(new byte[] {1, 2, 3});
                reply.send(ByteBuffer.allocate(16)
                        .putInt(0)
                        .putInt(request.getInt(12) + 1)
                        .putLong(1)
                        .array());
                reply.send(java.util.Arrays.copyOf(LoopbackTracker.answer(request), 12));
                reply.send(LoopbackTracker.answer(request));
            };

            assertThat(udp())
                    .containsExactly(
                            "udp-connect ok: connection id received",
                            "udp-announce ok: let in, to announce again in 120 s");
        }

        @Test
        void asksAgainWhenADatagramIsLost() {
            var seen = new AtomicInteger();
            tracker.udp = (request, reply) -> {
                if (seen.incrementAndGet() > 1) {
                    reply.send(LoopbackTracker.answer(request));
                }
            };

            assertThat(udp()).first().isEqualTo("udp-connect ok: connection id received");
        }

        @Test
        void takesAnAnswerThatComesAfterItAskedAgain() {
            var late = new CopyOnWriteArrayList<byte[]>();
            tracker.udp = (request, reply) -> {
                if (request.getInt(8) == 0 && late.isEmpty()) {
                    late.add(LoopbackTracker.answer(request));
                } else {
                    reply.send(late.isEmpty() ? LoopbackTracker.answer(request) : late.getFirst());
                    reply.send(LoopbackTracker.answer(request));
                }
            };

            assertThat(udp())
                    .containsExactly(
                            "udp-connect ok: connection id received",
                            "udp-announce ok: let in, to announce again in 120 s");
        }

        @Test
        void givesUpInBoundedTimeOnAMuteTracker() {
            tracker.udp = (request, reply) -> {};

            assertThat(udp())
                    .containsExactly(
                            "udp-connect NO: no answer in 1 s", "udp-announce NO: not asked: there is no connection");
        }

        @Test
        void givesUpInBoundedTimeOnATrackerThatOnlySendsGarbage() {
            tracker.udp = (request, reply) -> reply.send(new byte[64]);

            assertThat(udp())
                    .first()
                    .isEqualTo("udp-connect NO: no answer in 1 s; what came was not an answer to the request");
        }

        @Test
        void tellsARefusal() {
            tracker.udp = (request, reply) -> reply.send(
                    request.getInt(8) == 0
                            ? LoopbackTracker.answer(request)
                            : LoopbackTracker.refusal(request, "no\nkey"));

            assertThat(udp()).last().isEqualTo("udp-announce NO: refused: no key");
        }

        @Test
        void saysWhenNothingListens() {
            tracker.close();

            assertThat(udp()).first().isEqualTo("udp-connect NO: nothing listens on that port");
            assertThat(http()).first().isEqualTo("http-health NO: nothing listens on that port");
        }
    }

    @Nested
    class OverHttp {

        @Test
        void tellsARefusal() {
            tracker.announceAnswer = query -> "d14:failure reason9:not todaye";

            assertThat(http()).last().isEqualTo("http-announce NO: refused: not today");
        }

        @Test
        void doesNotTakeAWebPageForATracker() {
            tracker.announceAnswer = query -> "<html>welcome</html>";

            assertThat(http())
                    .last()
                    .isEqualTo("http-announce NO: what came is not bencoded: HTTP 200: <html>welcome</html>");
        }

        @Test
        void doesNotTakeAnotherDictionaryForPeers() {
            tracker.announceAnswer = query -> "d8:intervali300e5:peers5:abcdee";

            assertThat(http())
                    .last()
                    .isEqualTo(
                            "http-announce NO: what came is no announce answer: HTTP 200: d8:intervali300e5:peers5:abcdee");
        }

        @Test
        void readsNoMoreThanATrackerWouldSend() {
            tracker.announceAnswer = query -> "9999999:" + "a".repeat(9_999_999);

            assertThat(http()).last().asString().contains("the answer is larger than 262144 bytes");
        }

        @Test
        void givesUpInBoundedTimeOnAMuteServer() throws IOException {
            try (var mute = new ServerSocket(0)) {
                var listeners = new Listeners(
                        List.of(),
                        List.of(new SocketBinding("0.0.0.0", mute.getLocalPort())),
                        tracker.listeners().api(),
                        tracker.listeners().health());

                assertThat(checks(requests().probe("127.0.0.1", listeners, null, false, doing::add)))
                        .startsWith("http-health NO: no answer in 1 s\nhttp-announce NO: no answer in 1 s\n");
            }
        }
    }

    @Nested
    class FromATrackerThatIsNotOpen {

        @Test
        void aRefusalIsTheRightAnswer() {
            tracker.udp = (request, reply) -> reply.send(
                    request.getInt(8) == 0
                            ? LoopbackTracker.answer(request)
                            : LoopbackTracker.refusal(
                                    request, "not whitelisted, /src/core/mod.rs:1106:23, /src/udp.rs:1:2"));
            tracker.announceAnswer = query -> "d14:failure reason28:no key. Error in /a/b.rs:9:9e";

            var report = probe(Admission.KNOWN_TORRENTS);

            assertThat(report.isGood()).isTrue();
            assertThat(checks(report))
                    .contains(
                            "udp-announce ok: refused an unknown torrent, as a listed tracker must: not whitelisted\n")
                    .contains("http-announce ok: refused an unknown torrent, as a listed tracker must: no key\n");
        }

        @Test
        void lettingAStrangerInIsWrong() {
            assertThat(checks(probe(Admission.KNOWN_TORRENTS)))
                    .contains("udp-announce NO: let in a torrent that is on no list, though the tracker is listed")
                    .contains("http-announce NO: let in a torrent that is on no list, though the tracker is listed");
            assertThat(checks(probe(Admission.KNOWN_PEERS)))
                    .contains("udp-announce NO: let in a peer without a key, though the tracker is private");
        }

        @Test
        void silenceOverUdpIsRightOnlyWhenItIsPrivate() {
            tracker.udp = (request, reply) -> {};
            tracker.announceAnswer = query -> "d14:failure reason4:key?e";

            assertThat(checks(probe(Admission.KNOWN_PEERS))).startsWith("""
                            udp-connect ok: no answer in 1 s, as a private Torrust tracker serves no UDP
                            udp-announce ok: not asked: there is no connection
                            """);
            assertThat(probe(Admission.KNOWN_TORRENTS).isGood()).isFalse();
        }

        private ProbeReport probe(Admission admission) {
            return requests().probe("127.0.0.1", tracker.listeners(), LoopbackTracker.TOKEN, admission, doing::add);
        }
    }

    @Nested
    class TheToken {

        @Test
        void neverShowsInWhatIsTold() {
            tracker.statsStatus = 500;

            var report = probe(LoopbackTracker.TOKEN, false);

            assertThat(checks(report)).endsWith("api-stats NO: HTTP 500: Unhandled: token [token] not valid");
            assertThat(report.toString()).doesNotContain(LoopbackTracker.TOKEN);
            assertThat(doing.toString()).doesNotContain(LoopbackTracker.TOKEN);
        }

        @Test
        void isMissedWhereItIsNotKnown() {
            assertThat(checks(probe(null, false))).endsWith("api-stats NO: not asked: the API's token is not known");
        }
    }

    @Test
    void stopsWhenTheOperatorDoes() {
        tracker.udp = (request, reply) -> interruption.raise("INT");
        var patient = new TrackerRequests(
                new Random(7),
                new ProbeLimits(Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ofMinutes(5)),
                InstantSource.system(),
                interruption);

        assertThatThrownBy(() -> patient.probe("127.0.0.1", tracker.listeners(), null, false, doing::add))
                .isInstanceOf(InterruptedByOperatorException.class);
    }

    private TrackerRequests requests() {
        var limits = new ProbeLimits(Duration.ofMillis(400), Duration.ofSeconds(1), Duration.ofSeconds(1));
        return new TrackerRequests(new Random(7), limits, InstantSource.system(), interruption);
    }

    private ProbeReport probe(@Nullable String token, boolean refusesStrangers) {
        return requests().probe("127.0.0.1", tracker.listeners(), token, refusesStrangers, doing::add);
    }

    private List<String> udp() {
        return of(probe(LoopbackTracker.TOKEN, false), "udp");
    }

    private List<String> http() {
        return of(probe(LoopbackTracker.TOKEN, false), "http");
    }

    private static List<String> of(ProbeReport report, String protocol) {
        return report.answers().stream()
                .filter(answer -> answer.check().startsWith(protocol + "-"))
                .map(TrackerRequestsTest::told)
                .toList();
    }

    private static String checks(ProbeReport report) {
        return report.answers().stream().map(TrackerRequestsTest::told).collect(Collectors.joining("\n"));
    }

    private static String told(Answer answer) {
        return "%s %s: %s".formatted(answer.check(), answer.ok() ? "ok" : "NO", answer.detail());
    }
}
