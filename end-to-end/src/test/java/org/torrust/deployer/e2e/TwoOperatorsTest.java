package org.torrust.deployer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two operators at one workspace. */
class TwoOperatorsTest {

    private static final int ROUNDS = 50;

    @TempDir
    Path folder;

    Shell shell;
    Aftermath aftermath;

    @BeforeEach
    void aWorkspace() {
        shell = new Shell(folder.resolve("workspace"));
        aftermath = new Aftermath(shell.workspace());
    }

    @Test
    void whoBeginAtOnceAreToldWhoWasFirst() throws IOException {
        create("demo", "0.03");

        for (var round = 1; round <= ROUNDS; round++) {
            var both = Stream.of(start("demo"), start("demo")).toList();
            var runs = both.stream().map(Shell::finished).toList();

            assertThat(runs)
                    .as("round %d", round)
                    .extracting(DeployerRun::exitCode)
                    .containsOnlyOnce(0)
                    .isSubsetOf(0, 4);
            var refused =
                    runs.stream().filter(run -> run.exitCode() == 4).findFirst().orElseThrow();
            var winner = both.get(runs.get(0).exitCode() == 0 ? 0 : 1).pid();
            assertThat(refused.err())
                    .as("round %d", round)
                    .containsPattern("provision is at work on demo \\(operation \\S+, process %d, for \\d+ s\\)\\."
                            .formatted(winner));
        }
        assertThat(aftermath.types("demo").stream().filter("environment.provisioning-started"::equals))
                .hasSize(ROUNDS);
    }

    @Test
    void ofDifferentEnvironmentsDoNotWaitForEachOther() throws IOException {
        create("slow", "30");
        create("quick", "0");
        var slow = shell.deployerUntil("tofu-init        …", "provision", "slow", "--auto-approve", "-v");

        assertThat(shell.deployer("provision", "quick", "--auto-approve").exitCode())
                .isZero();
        assertThat(slow.process().isAlive()).isTrue();
        assertThat(slow.signalled("INT").exitCode()).isEqualTo(130);
    }

    @Test
    void seeThatOneIsStoppedAndMayTakeOverWhichItIsToldWhenItWakes() throws IOException {
        create("demo", "1");
        var first = shell.deployerUntil("tofu-init        …", "provision", "demo", "--auto-approve", "-v");
        first.signal("STOP");

        var status = shell.deployer("status", "demo").out();
        assertThat(status)
                .contains("Process            %d is stopped"
                        .formatted(first.process().pid()));
        var refused = shell.deployer("deploy", "demo", "--auto-approve");
        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.err()).contains("Its process is stopped.", "kill -CONT");
        assertThat(shell.deployer("unlock", "demo", "--op", operation(), "--reason", "nobody is there")
                        .exitCode())
                .isZero();
        assertThat(shell.deployer("deploy", "demo", "--auto-approve").exitCode())
                .isZero();
        var woken = first.signalled("CONT");

        assertThat(woken.exitCode()).as(woken.toString()).isEqualTo(4);
        assertThat(woken.err()).contains("Someone else ended this operation meanwhile", "unlocked: nobody is there");
        assertThat(aftermath.types("demo")).endsWith("operation.late-outcome-observed");
        aftermath.isWellEnded("demo");
    }

    @Test
    void seeThatTheOtherWasKilledAndTakeOver() throws IOException {
        create("demo", "0.2");
        var first = shell.deployerUntil("tofu-apply       …", "deploy", "demo", "--auto-approve", "-v");
        var killed = first.process().pid();
        first.signalled("KILL");

        assertThat(shell.deployer("status", "demo").out())
                .contains("Process            %d is gone: this was cut off".formatted(killed));
        assertThat(shell.deployer("deploy", "demo", "--auto-approve").exitCode())
                .isZero();
        aftermath.isWellEnded("demo");
    }

    @Test
    void areShownTheToolThatOutlivedTheOther() throws IOException {
        try (var tools = new PlayedTools(folder)) {
            tools.create("demo");
            tools.shell()
                    .with("DEPLOYER_FAILPOINT", "tool-started:3")
                    .deployer("provision", "demo", "--auto-approve", "--keep-on-failure");

            assertThat(tools.shell().deployer("status", "demo").out()).contains("a tool it started works still");
            var next = tools.shell().deployer("provision", "demo", "--auto-approve", "--keep-on-failure");
            assertThat(next.err())
                    .contains("was cut off at tofu-apply; its tool still works and is waited for.")
                    .contains("provision tofu-apply       done in");
            assertThat(tools.ledger()).containsExactly("create data", "create machine");
        }
    }

    private Process start(String environment) {
        try {
            return shell.start("provision", environment, "--auto-approve");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String operation() throws IOException {
        var status = shell.deployer("status", "demo", "--recorded", "--format", "json");
        return new ObjectMapper().readTree(status.out()).at("/lastOperation/id").asText();
    }

    private void create(String name, String seconds) throws IOException {
        var run =
                shell.deployer("create", name, "--provider", "simulated", "--set", "provider.step-seconds=" + seconds);
        assertThat(run.exitCode()).as(List.of(run).toString()).isZero();
    }
}
