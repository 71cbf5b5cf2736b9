package org.torrust.deployer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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
        // So long that whoever is first is at work still when the other comes; it is stopped then.
        create("demo", "60");

        for (var round = 1; round <= ROUNDS; round++) {
            var one = start("demo");
            var other = start("demo");
            CompletableFuture.anyOf(one.process().onExit(), other.process().onExit())
                    .join();
            var winner = one.process().isAlive() ? one : other;
            var refused = (winner == one ? other : one).ended();

            assertThat(refused.exitCode()).as("round %d: %s", round, refused).isEqualTo(4);
            assertThat(refused.err())
                    .as("round %d", round)
                    .containsPattern("provision is at work on demo \\(operation \\S+, process %d, for \\d+ s\\)\\."
                            .formatted(winner.process().pid()));
            assertThat(winner.signalled("INT").exitCode()).as("round %d", round).isEqualTo(130);
        }
        assertThat(aftermath.types("demo")).containsExactlyElementsOf(wholeRounds());
    }

    private static List<String> wholeRounds() {
        var round = List.of("environment.provisioning-started", "operation.interrupted");
        return Stream.concat(Stream.of(List.of("environment.created")), Collections.nCopies(ROUNDS, round).stream())
                .flatMap(List::stream)
                .toList();
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
            tools.pause();
            tools.shell()
                    .with("DEPLOYER_FAILPOINT", "tool-started:3")
                    .deployer("provision", "demo", "--auto-approve", "--keep-on-failure");

            assertThat(tools.shell().deployer("status", "demo").out()).contains("a tool it started works still");
            var next = tools.shell()
                    .deployerUntil(
                            "was cut off at tofu-apply; its tool still works and is waited for.",
                            "provision",
                            "demo",
                            "--auto-approve",
                            "--keep-on-failure");
            tools.goOn();
            assertThat(next.ended().err()).contains("provision tofu-apply       done in");
            assertThat(tools.ledger()).containsExactly("create data", "create machine");
        }
    }

    private Shell.Running start(String environment) throws IOException {
        return new Shell.Running(shell.start("provision", environment, "--auto-approve"));
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
