package org.torrust.deployer.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.torrust.deployer.e2e.LossyDisk.Deed;
import org.torrust.deployer.eventstore.SqliteStore;

/**
 * A deployment is recorded down to each write and sync of its history, and the power goes at every one of them: what nobody
 * synced is lost, or came through in part. To repeat a failure give the seed it tells: {@code -Dkills.seed=…}.
 */
class PowerLossTest {

    private static final Predicate<Deed> NOTHING = deed -> false;
    private static final Predicate<Deed> EVERYTHING = deed -> true;

    private final long seed = Long.getLong("kills.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @TempDir
    Path folder;

    private List<Deed> deeds;

    @BeforeEach
    void aDeploymentThatIsListenedTo() throws IOException {
        var library = listener();
        var notes = folder.resolve("notes");
        var shell = new Shell(folder.resolve("workspace"))
                .with("LD_PRELOAD", library.toString())
                .with("POWER_LOSS_LOG", notes.toString());
        succeeds(shell, "create", "demo", "--provider", "simulated", "--set", "provider.step-seconds=0");
        succeeds(shell, "deploy", "demo", "--auto-approve");
        deeds = LossyDisk.deeds(notes);
    }

    /** Whoever was told that a step is done may go home: it is on the disk. */
    @Test
    void losesNothingThatWasAcknowledged(TestReporter reporter) throws IOException {
        reporter.publishEntry("seed", Long.toString(seed));
        var disk = new LossyDisk();
        var acknowledged = Set.<String>of();
        var cuts = 0;
        for (var deed : deeds) {
            if (deed.what() != 'W') {
                assertThat(left(disk, NOTHING))
                        .as("seed %d, cut %d", seed, cuts)
                        .containsAll(acknowledged);
                assertThat(left(disk, chance -> random.nextBoolean()))
                        .as("seed %d, cut %d in part", seed, cuts)
                        .containsAll(acknowledged);
                cuts++;
            }
            disk.take(deed);
            if (deed.what() == 'A') {
                acknowledged = left(disk, EVERYTHING);
            }
        }

        assertThat(acknowledged).hasSizeGreaterThan(22);
        assertThat(left(disk, NOTHING)).containsAll(acknowledged);
        reporter.publishEntry("cuts", Integer.toString(cuts));
    }

    /** Else this test would see nothing. */
    @Test
    void wouldLoseMuchIfNobodySynced() throws IOException {
        var disk = new LossyDisk();
        deeds.stream().filter(deed -> deed.what() != 'S').forEach(disk::take);

        assertThat(left(disk, EVERYTHING)).hasSizeGreaterThan(22);
        assertThat(left(disk, NOTHING)).isEmpty();
    }

    /** The events of a history that holds and can be written on, after a power cut. */
    private Set<String> left(LossyDisk disk, Predicate<Deed> arrives) throws IOException {
        var workspace = folder.resolve("after");
        var file = workspace.resolve("data/events.db");
        disk.leave(file, arrives, arrives == EVERYTHING ? new LossyDisk.Always() : random);
        SqliteStore.open(file).close();
        return new Aftermath(workspace).events();
    }

    private Path listener() throws IOException {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "only the linker of Linux lets anyone listen so");
        var compiler = Stream.of(System.getenv("PATH").split(":"))
                .map(path -> Path.of(path, "cc"))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(compiler.isPresent(), "there is no C compiler");
        var source = folder.resolve("power-loss.c");
        try (var in = Objects.requireNonNull(PowerLossTest.class.getResourceAsStream("power-loss.c"))) {
            Files.copy(in, source);
        }
        var library = folder.resolve("power-loss.so");
        var made = Shell.finished(
                new ProcessBuilder("cc", "-O1", "-shared", "-fPIC", "-o", library.toString(), source.toString(), "-ldl")
                        .start());
        assertThat(made.exitCode()).as(made.toString()).isZero();
        return library;
    }

    private static void succeeds(Shell shell, String... arguments) throws IOException {
        var run = shell.deployer(arguments);
        assertThat(run.exitCode()).as(run.toString()).isZero();
    }
}
