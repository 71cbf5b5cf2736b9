package org.torrust.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.torrust.deployer.adapter.docker.Vitals;
import org.torrust.deployer.adapter.docker.Vitals.Service;

/** What looks at a machine. */
class HostTest {

    private static final long GIB = 1L << 30;

    private final FakeProgram program = new FakeProgram(
            Story.of("demo", "lxd", Duration.ofMinutes(5)).running("op-2"),
            Story.of("young", "lxd", Duration.ofMinutes(5)));

    @Nested
    class LoggingIn {

        @Test
        void endsAsTheCommandOverThereDid() {
            assertThat(DeployerRun.of(program, "ssh", "demo", "--", "docker", "ps", "--all")
                            .exitCode())
                    .isEqualTo(3);
            assertThat(program.asked).containsExactly("session on demo [docker, ps, --all]");
        }

        @Test
        void needsAMachine() {
            assertThat(DeployerRun.of(program, "ssh", "young"))
                    .isEqualTo(DeployerRun.saying(ExitCodes.WRONG_STATE, """
                    Error: young is created; no machine of it is known.
                    Make one: torrust-tracker-deployer deploy young
                    """));
        }

        @Test
        void isNoDocument() {
            assertThat(DeployerRun.of(program, "ssh", "demo", "--format", "json")
                            .exitCode())
                    .isEqualTo(ExitCodes.USAGE);
            assertThat(program.asked).isEmpty();
        }
    }

    @Nested
    class Logs {

        @Test
        void areAskedForAsWished() {
            DeployerRun.of(program, "logs", "demo", "tracker", "--follow", "--tail", "5", "--since", "1h30m");

            assertThat(program.asked)
                    .containsExactly(
                            "logs of demo LogsWish[service=tracker, follow=true, tail=5, since=2026-11-24T10:30:00Z]");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "demo -- --privileged",
                    "demo a/b",
                    "demo --tail -1",
                    "demo --since yesterday",
                    "demo --since 10"
                })
        void refuseWhatDockerWouldNotTake(String line) {
            assertThat(DeployerRun.of(program, ("logs " + line).split(" ")).exitCode())
                    .isEqualTo(ExitCodes.USAGE);
            assertThat(program.asked).isEmpty();
        }
    }

    @Nested
    class Status {

        @Test
        void tellsHowTheMachineIs() {
            program.vitals = new Vitals(
                    null,
                    2,
                    0.254,
                    4 * GIB,
                    GIB,
                    10 * GIB,
                    3 * GIB,
                    List.of(new Service("tracker", "running", "healthy", List.of("6969/udp", "7070/tcp"))));

            assertThat(DeployerRun.of(program, "status", "demo").out()).contains("""
                    Machine            answers
                    CPU                load 0.25 on 2
                    Memory             1.0 of 4.0 GiB used
                    Disk               3.0 of 10.0 GiB used
                    SERVICE   STATE     HEALTH    PORTS
                    tracker   running   healthy   6969/udp 7070/tcp
                    """);
        }

        @Test
        void saysWhatCannotBeReached() {
            assertThat(DeployerRun.of(program, "status", "demo").out())
                    .contains("Machine            NOT REACHED: No route to host.");
            assertThat(DeployerRun.of(program, "status", "demo", "--format", "json")
                            .out())
                    .contains("\"reachable\" : false");
        }

        @Test
        void leavesTheMachineAloneWhenOnlyRecordsAreAskedFor() {
            assertThat(DeployerRun.of(program, "status", "demo", "--recorded").out())
                    .doesNotContain("Machine");
            assertThat(program.asked).isEmpty();
        }

        @Test
        void doesNotAskAMachineThatIsNotThere() {
            assertThat(DeployerRun.of(program, "status", "young").out()).doesNotContain("Machine");
            assertThat(program.asked).isEmpty();
        }

        @Test
        void canBeOfTheServicesOnly() {
            program.vitals = new Vitals(null, 0, 0, 0, 0, 0, 0, List.of());

            assertThat(DeployerRun.of(program, "status", "demo", "--services-only"))
                    .isEqualTo(DeployerRun.printing("No service runs.\n"));
        }

        @Test
        void givesNoNumberThatNobodyMeasured() {
            program.vitals = new Vitals(null, 0, 0, 0, 0, 0, 0, List.of());

            assertThat(DeployerRun.of(program, "status", "demo", "--services-only", "--format", "json")
                            .out())
                    .contains("\"reachable\"")
                    .doesNotContain("cpus", "load", "memory", "disk");
        }

        @Test
        void saysOfThePlayedServicesThatTheyAre() {
            var played = new FakeProgram(
                    Story.of("demo", "simulated", Duration.ofMinutes(5)).running("op-2"));
            played.vitals = new Vitals(null, 0, 0, 0, 0, 0, 0, List.of());

            assertThat(DeployerRun.of(played, "status", "demo", "--services-only"))
                    .isEqualTo(DeployerRun.printing("SIMULATED: nothing of demo is real.\nNo service runs.\n"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"json", "yaml"})
        void isNoStreamOfWholeDocuments(String format) {
            assertThat(DeployerRun.of(program, "status", "demo", "--watch", "--format", format)
                            .exitCode())
                    .isEqualTo(ExitCodes.USAGE);
            assertThat(program.asked).isEmpty();
        }

        @Test
        void cannotAskTheMachineAndNotAskIt() {
            assertThat(DeployerRun.of(program, "status", "demo", "--services-only", "--recorded")
                            .exitCode())
                    .isEqualTo(ExitCodes.USAGE);
        }
    }
}
