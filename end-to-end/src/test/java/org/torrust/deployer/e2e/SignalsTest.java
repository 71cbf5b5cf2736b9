package org.torrust.deployer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signals reach a tool once, and end an operation as interrupted. */
class SignalsTest {

    @TempDir
    Path folder;

    PlayedTools tools;

    @BeforeEach
    void toolsThatTakeTheirTime() throws IOException {
        tools = new PlayedTools(folder);
        tools.create("demo");
        tools.hold();
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
    void areSaidAtOnceAndRelayedOnceHoweverOftenTheyCome(String signal, int code) throws IOException {
        var run = provisioning();

        run.signal(signal);
        run.awaits("SIG%s: stopping; what is at work is given time to end well.".formatted(signal));
        run.signal(signal);
        run.awaits("Still stopping. A tool is not told twice");
        tools.letGo();
        var ended = run.ended();

        assertThat(ended.exitCode()).as(ended.toString()).isEqualTo(code);
        assertThat(ended.err()).contains("provision was interrupted at tofu-apply.");
        assertThat(tools.ledger()).containsExactly("told to stop");
        assertThat(new Aftermath(tools.shell().workspace()).types("demo")).endsWith("operation.interrupted");
    }

    @Test
    void ofANextOneReachTheToolItTookOver() throws IOException {
        provisioning().signalled("KILL");
        var next = provisioning();

        next.signal("INT");
        next.awaits("SIGINT: stopping");
        tools.letGo();
        var ended = next.ended();

        assertThat(ended.exitCode()).as(ended.toString()).isEqualTo(130);
        assertThat(tools.ledger()).containsExactly("told to stop");
        tools.provision("demo");
        assertThat(tools.ledger()).containsExactly("told to stop", "create data", "create machine");
    }

    @Test
    void areNotRepeatedToAToolThatOneWhoWasKilledHadToldAlready() throws IOException {
        var first = provisioning();
        first.signal("INT");
        first.awaits("SIGINT: stopping");
        while (tools.ledger().isEmpty()) {
            Thread.onSpinWait();
        }
        first.signalled("KILL");
        var next = provisioning();
        next.signal("INT");
        next.awaits("SIGINT: stopping");
        tools.letGo();

        assertThat(next.ended().exitCode()).isEqualTo(130);
        assertThat(tools.ledger()).containsExactly("told to stop");
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
    void endAFollowingOfLogsThoughTheyCameFromNoTerminal(String signal, int code) throws IOException {
        tools.letGo();
        tools.provision("demo");
        tools.write("ssh", """
                #!/bin/sh
                trap 'exit 255' INT TERM HUP
                echo following
                while :; do sleep 0.05; done
                """);
        var run = tools.shell().deployerUntilItPrints("following", "logs", "demo", "--follow");

        run.signal(signal);

        assertThat(run.ended())
                .isEqualTo(new DeployerRun(
                        code,
                        "following\n",
                        "SIG%s: stopping; what is at work is given time to end well.\n".formatted(signal)));
    }

    /** As {@code | head} leaves when it has read enough. */
    @Test
    void ofAReaderWhoIsGoneAreNothingToSpeakOf() throws IOException {
        var run = tools.shell().start("status", "demo", "--recorded");
        run.getInputStream().close();

        assertThat(run.onExit().join().exitValue()).isZero();
        assertThat(new String(run.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
    }

    private Shell.Running provisioning() throws IOException {
        return tools.shell()
                .deployerUntil(
                        "lxd_volume.it: creating", "provision", "demo", "--auto-approve", "--keep-on-failure", "-v");
    }
}
