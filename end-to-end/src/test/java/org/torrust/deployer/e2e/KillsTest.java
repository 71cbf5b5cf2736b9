package org.torrust.deployer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program is killed again and again at random moments. To repeat a failure give the seed it tells:
 * {@code -Dkills.seed=…}. How often it is killed can be given, too: {@code -Dkills.simulated=… -Dkills.tools=…}.
 */
class KillsTest {

    private static final int SIMULATED = Integer.getInteger("kills.simulated", 200);
    private static final int ON_TOOLS = Integer.getInteger("kills.tools", 20);
    private static final int KILLED = 137;
    private static final int STEPS = 22;

    private final long seed = Long.getLong("kills.seed", System.nanoTime());

    @TempDir
    Path folder;

    @Test
    void ofDeploymentsAllConverge(TestReporter reporter) {
        reporter.publishEntry("seed", Long.toString(seed));
        // Two at once: each process waits for its disk most of the time.
        var others = CompletableFuture.supplyAsync(() -> simulated(folder.resolve("a"), new Random(seed)));
        var killed = simulated(folder.resolve("b"), new Random(seed + 1)) + others.join();

        assertThat(killed).as("seed %d", seed).isGreaterThanOrEqualTo(SIMULATED);
        reporter.publishEntry("kills", Integer.toString(killed));
    }

    /** Environments are deployed one after the other, each killed at ever later moments, and then let through. */
    private int simulated(Path workspace, Random random) {
        var shell = new Shell(workspace);
        var aftermath = new Aftermath(workspace);
        var killed = 0;
        try {
            for (var number = 1; killed < SIMULATED / 2; number++) {
                var name = "demo-" + number;
                succeeds(shell, "create", name, "--provider", "simulated", "--set", "provider.step-seconds=0");
                for (var left = STEPS; left > 1 && killed < SIMULATED / 2; ) {
                    var lines = random.nextInt(left);
                    left -= lines;
                    killed += isKilled(shell, random, lines, "deploy", name, "--auto-approve") ? 1 : 0;
                    assertThat(aftermath.events()).as("seed %d", seed).isNotEmpty();
                }
                succeeds(shell, "deploy", name, "--auto-approve");
                aftermath.isWellEnded(name);
            }
            succeeds(shell, "replay", "--all", "--check");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return killed;
    }

    @Test
    void ofToolsLetEachDoItsWorkOnce(TestReporter reporter) throws IOException {
        reporter.publishEntry("seed", Long.toString(seed));
        var random = new Random(seed);
        var killed = 0;
        for (var round = 1; killed < ON_TOOLS; round++) {
            try (var tools = new PlayedTools(folder.resolve("round-" + round))) {
                var shell = tools.shell();
                tools.create("demo");
                for (var time = 0; time < 2; time++) {
                    killed += isKilled(
                                    shell,
                                    random,
                                    random.nextInt(6),
                                    "provision",
                                    "demo",
                                    "--auto-approve",
                                    "--keep-on-failure",
                                    "-v")
                            ? 1
                            : 0;
                }
                tools.provision("demo");
                killed += isKilled(shell, random, random.nextInt(5), "destroy", "demo", "--force", "-v") ? 1 : 0;
                assertThat(shell.deployer("destroy", "demo", "--force").exitCode())
                        .as("seed %d", seed)
                        .isIn(0, 5);

                assertThat(tools.ledger())
                        .as("seed %d, round %d", seed, round)
                        .containsExactly("create data", "create machine", "destroy machine", "destroy data");
                assertThat(new Aftermath(shell.workspace()).types("demo"))
                        .as("seed %d, round %d", seed, round)
                        .contains("environment.destroyed");
                assertThat(new Aftermath(shell.workspace()).events()).isNotEmpty();
            }
        }
    }

    /** Starts it, and kills it when it has said so many lines and one, and a moment has passed; false when it was through by then. */
    private static boolean isKilled(Shell shell, Random random, int lines, String... arguments) throws IOException {
        var moment = TimeUnit.MICROSECONDS.toNanos(random.nextInt(30_000));
        var process = shell.start(arguments);
        try (var err = new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            for (var line = 0; line <= lines && err.readLine() != null; line++) {}
            LockSupport.parkNanos(moment);
            process.destroyForcibly();
            return process.onExit().join().exitValue() == KILLED;
        }
    }

    private void succeeds(Shell shell, String... arguments) throws IOException {
        var run = shell.deployer(arguments);
        assertThat(run.exitCode()).as("seed %d: %s", seed, run).isZero();
    }
}
