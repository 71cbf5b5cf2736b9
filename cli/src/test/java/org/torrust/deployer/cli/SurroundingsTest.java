package org.torrust.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.torrust.deployer.cli.wiring.DeployerProgram;
import org.torrust.deployer.command.port.Interruption;

/** A clock that was set back and a terminal that holds next to nothing are no reason to fail. */
class SurroundingsTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant BEFORE = NOON.minus(Duration.ofHours(1));

    private static final List<String> READING = List.of(
            "list",
            "list --wide",
            "status demo --recorded",
            "history",
            "history --events",
            "history --since 2h",
            "history show 2",
            "events list",
            "replay demo --step",
            "projections list",
            "config show demo",
            "check demo",
            "help create");

    @TempDir
    private Path workspace;

    @Test
    void aClockThatWasSetBackLeavesTheOrderOfWhatHappened() {
        assertGood(NOON, 80, "create demo --provider simulated --set provider.step-seconds=0");
        assertGood(NOON, 80, "deploy demo --auto-approve --skip-run");

        READING.forEach(line -> assertGood(BEFORE, 80, line));
        assertGood(BEFORE, 80, "deploy demo --auto-approve");
        assertGood(BEFORE, 80, "test demo");

        assertThat(assertGood(BEFORE, 80, "history").out().lines().skip(1).map(row -> row.split(" {2,}")[3]))
                .containsExactly("create", "deploy", "deploy", "test");
        assertThat(assertGood(BEFORE, 80, "list").out()).contains("running");
        assertGood(NOON, 80, "replay --all --check");
        assertGood(BEFORE, 80, "events verify");
    }

    @Test
    void aNarrowTerminalHasWhatFits() {
        var width = 20;
        assertGood(NOON, width, "create demo --provider simulated --set provider.step-seconds=0");
        assertGood(NOON, width, "deploy demo --auto-approve");

        READING.forEach(line -> assertGood(NOON, width, line));
        assertThat(assertGood(NOON, width, "list").out()).contains("demo", "SIMULATED");
    }

    private DeployerRun assertGood(Instant now, int width, String line) {
        var run = run(now, width, line);
        assertThat(run.exitCode()).as(line + ": " + run.err()).isZero();
        assertThat(run.out() + run.err())
                .as(line)
                .doesNotContain("Exception", "\tat ")
                .doesNotContainPattern("-\\d+ (s|min|h) ");
        return run;
    }

    private DeployerRun run(Instant now, int width, String line) {
        var words = new ArrayList<>(List.of(line.split(" ")));
        words.addAll(List.of("--workspace", workspace.toString()));
        var out = new StringWriter();
        var err = new StringWriter();
        var code = CommandTree.of(
                        new DeployerProgram(),
                        new FakeConsole(null, width),
                        Clock.fixed(now, ZoneOffset.UTC),
                        new Interruption(),
                        words,
                        new OptionVariables(Map.of()))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words.toArray(String[]::new));
        return new DeployerRun(code, out.toString(), err.toString());
    }
}
