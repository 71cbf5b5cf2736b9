package org.torrust.deployer.adapter.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.command.port.InterruptedByOperatorException;
import org.torrust.deployer.command.port.Interruption;
import org.torrust.deployer.command.port.ProbeReport;
import org.torrust.deployer.command.port.ProbeReport.Answer;
import org.torrust.deployer.command.port.StepFailedException;
import org.torrust.deployer.command.port.TestSuite;
import org.torrust.deployer.command.port.TestWish;

class SuitesTest {

    @TempDir
    Path folder;

    private final SwarmingTracker tracker = new SwarmingTracker();
    private final Interruption interruption = new Interruption();
    private @Nullable String token = SwarmingTracker.TOKEN;
    private Admission admission = Admission.EVERYONE;
    private Verdict containers = Verdict.good("tracker: running, healthy");
    private Duration limit = Duration.ofSeconds(30);

    @AfterEach
    void stop() {
        tracker.close();
    }

    @Nested
    class Full {

        @Test
        void findsEverythingGoodAtATrackerThatServes() {
            assertThat(told(full())).isEqualTo("""
                    udp-connect ok: connection id received
                    udp-announce ok: let in, to announce again in 120 s
                    http-health ok: status Ok
                    http-announce ok: let in, to announce again in 300 s
                    api-health ok: status Ok
                    api-stats ok: torrents: 3
                    api-refusal ok: refused with HTTP 500, as it must be
                    api-counters ok: 6 counters
                    udp-peers ok: the second peer was told of the first
                    udp-scrape ok: 1 seeder, 1 leecher, as announced
                    http-peers ok: the second peer was told of the first
                    http-scrape ok: 1 seeder, 1 leecher, as announced
                    statistics ok: counted what was sent: 1 UDP connects, 4 UDP announces, 1 UDP scrapes, 4 HTTP announces, 1 HTTP scrapes
                    database-write ok: written
                    database-read ok: read
                    database-host ok: the machine holds it
                    database-remove ok: taken back
                    containers ok: tracker: running, healthy""");
        }

        @Test
        void takesBackWhatItWroteAndAnnounced() {
            full();

            assertThat(tracker.listed).isEmpty();
            assertThat(tracker.swarm.values()).allMatch(Set::isEmpty);
        }

        @Test
        void missesAPeerTheTrackerForgot() {
            tracker.forgetsPeers = true;

            assertThat(full().failed()).containsExactly("udp-peers", "http-peers");
            assertThat(told(full()))
                    .contains("udp-peers NO: the second peer was not told of the first, only of 0 others");
        }

        @Test
        void missesAWrongCount() {
            tracker.counted = 7;

            assertThat(told(full()))
                    .contains("udp-scrape NO: counts 7 seeders, 1 leecher where one of each was announced")
                    .contains("http-scrape NO: counts 7 seeders, 1 leecher where one of each was announced");
        }

        @Test
        void missesStatisticsThatDoNotMove() {
            tracker.counts = false;

            assertThat(full().failed()).containsExactly("statistics");
            assertThat(told(full())).contains("statistics NO: 1 UDP connects were answered, 0 were counted");
        }

        @Test
        void missesAnApiThatLetsAnyoneIn() {
            tracker.tokenIsAsked = false;

            assertThat(told(full())).contains("api-refusal NO: lets anyone in: statistics were told without a token");
        }

        @Test
        void missesADatabaseTheMachineDoesNotSeeWrittenTo() {
            tracker.keepsList = false;

            assertThat(full().failed()).containsExactly("database-host", "database-remove");
        }

        @Test
        void tellsOfContainersThatAreNotHealthyAndOfAMachineThatCannotBeAsked() {
            containers = Verdict.bad("tracker: running, unhealthy");
            assertThat(full().failed()).containsExactly("containers");

            tracker.machineAnswers = false;
            assertThat(told(full())).endsWith("containers NO: No SSH server answers at 10.0.0.7:22.");
        }

        @Test
        void doesWithoutTheTokenWhatItCan() {
            token = null;

            assertThat(full().failed()).containsExactly("api-stats", "api-token");
        }

        @Test
        void getsIntoAPrivateTrackerWithAKeyThatIsTakenBackAndNeverTold() {
            admission = Admission.KNOWN_PEERS;
            tracker.key = "k3y";

            var report = full();

            assertThat(told(report))
                    .contains("admission ok: got a key for this test", "http-peers ok", "http-scrape ok")
                    .doesNotContain("udp-peers", "k3y", SwarmingTracker.TOKEN);
            assertThat(tracker.asked).contains("DELETE /api/v1/key/k3y");
        }

        @Test
        void listsItsTorrentsWhereOnlyListedOnesAreLetIn() {
            admission = Admission.KNOWN_TORRENTS;
            tracker.onlyListed = true;

            var report = full();

            assertThat(report.failed()).isEmpty();
            assertThat(told(report)).contains("admission ok: listed the torrents of this test");
            assertThat(tracker.listed).isEmpty();
        }
    }

    @Nested
    class InTime {

        @Test
        void leavesAloneWhatDoesNotAnswerAndAsksNoMore() {
            tracker.udp = (request, reply) -> {};
            limit = Duration.ofSeconds(1);
            var begun = Instant.now();

            var report = full();

            assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(5));
            assertThat(told(report))
                    .contains("udp-connect NO: not answered when the 1 s of the suite were over")
                    .endsWith("containers NO: not asked: the 1 s of the suite are over");
        }

        @Test
        void stopsWhenTheOperatorDoes() {
            tracker.udp = (request, reply) -> interruption.raise("INT");

            assertThatThrownBy(SuitesTest.this::full).isInstanceOf(InterruptedByOperatorException.class);
        }
    }

    @Nested
    class Performance {

        @Test
        void timesEveryListenerAndComparesWithTheLastTime() {
            var first = test(TestSuite.PERFORMANCE);
            var second = test(TestSuite.PERFORMANCE);

            assertThat(told(first))
                    .contains("udp-speed ok: 400 announces, ")
                    .contains("http-speed ok: 400 announces, ");
            assertThat(first.measured()).hasSize(2).allMatch(measured -> measured.before() == null);
            assertThat(second.measured().get(0).before())
                    .isEqualTo(first.measured().get(0).now());
            assertThat(second.measured().get(1).before())
                    .isEqualTo(first.measured().get(1).now());
            assertThat(tracker.swarm.values()).allMatch(Set::isEmpty);
        }

        @Test
        void keepsNothingOfATimeThatFailed() {
            tracker.udp = (request, reply) -> reply.send(
                    request.getInt(8) == 0
                            ? LoopbackTracker.answer(request)
                            : LoopbackTracker.refusal(request, "too many"));

            var report = test(TestSuite.PERFORMANCE);

            assertThat(told(report)).contains("udp-speed NO: announce 1 of a peer: refused: too many");
            assertThat(baseline()).doesNotExist();
        }
    }

    private ProbeReport full() {
        return test(TestSuite.FULL);
    }

    private ProbeReport test(TestSuite suite) {
        var limits = new ProbeLimits(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(5));
        var tested =
                new TestedTracker("127.0.0.1", tracker.listeners(), token, admission, true, new Machine(), baseline());
        return new TrackerRequests(new Random(7), limits, InstantSource.system(), interruption)
                .test(tested, new TestWish(suite, limit), doing -> {});
    }

    private Path baseline() {
        return folder.resolve("baseline.json");
    }

    private static String told(ProbeReport report) {
        return report.answers().stream().map(SuitesTest::told).collect(Collectors.joining("\n"));
    }

    private static String told(Answer answer) {
        return "%s %s: %s".formatted(answer.check(), answer.ok() ? "ok" : "NO", answer.detail());
    }

    /** A machine whose database is what the tracker has listed. */
    private final class Machine implements TrackerMachine {

        @Override
        public String endpoint() {
            return "ssh://10.0.0.7:22";
        }

        @Override
        public Verdict containers() {
            if (!tracker.machineAnswers) {
                throw new StepFailedException(Failure.of("No SSH server answers at 10.0.0.7:22.", "See that it runs."));
            }
            return containers;
        }

        @Override
        public Verdict database(String torrent) {
            return tracker.listed.contains(torrent)
                    ? Verdict.good("the machine holds it")
                    : Verdict.bad("the machine does not hold it");
        }
    }
}
