package org.torrust.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.torrust.deployer.adapter.process.Query;
import org.torrust.deployer.cli.wiring.DeployerProgram;

/** A pipe that nobody writes to, in the place of a file, is told and not waited for. */
class PipesTest {

    private static final Duration NOT_FOR_EVER = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private Path workspace;
    private Path pipe;

    @BeforeEach
    void aTracker() throws IOException {
        workspace = folder.resolve("workspace");
        pipe = folder.resolve("pipe");
        assertThat(run("create demo --provider simulated --set provider.step-seconds=0"))
                .returns(ExitCodes.OK, DeployerRun::exitCode);
        assertThat(run("events checkpoint -o checkpoint.json")).returns(ExitCodes.OK, DeployerRun::exitCode);
        Files.writeString(folder.resolve("checkpoint.json.sig"), "signed");
        makePipe(pipe);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create other --provider simulated --from %s",
                "create other --provider simulated --ssh-key %s",
                "create other --provider simulated --template %s",
                "create other --provider simulated --set tracker.image=${file:%s}",
                "config validate %s",
                "config set demo --from %s",
                "release demo --config %s",
                "restore demo %s --force",
                "replay --file %s",
                "events import %s --into audit",
                "events verify --checkpoint %s",
                "events verify --checkpoint checkpoint.json --signed-by %s",
                "events checkpoint -o other.json --sign-with %s",
                "events export -o %s"
            })
    void isRefusedWhereItIsNamed(String line) {
        for (var strange : List.of(pipe.toString(), "/dev/zero")) {
            assertThat(run(line.formatted(strange)))
                    .as(line.formatted(strange))
                    .returns(ExitCodes.USAGE, DeployerRun::exitCode)
                    .returns("", DeployerRun::out)
                    .extracting(DeployerRun::err)
                    .asString()
                    .containsPattern("no plain file|no folder");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "config.yaml, 2, create other --provider simulated",
        "config.yaml, 2, check --provider simulated",
        "data/events.db, 8, list",
        "data/projections.lock, 8, projections rebuild --all",
        "data/demo/secrets/api-token, 8, config show demo --secrets"
    })
    void isToldInTheWorkspace(String file, int exitCode, String line) throws IOException {
        Files.deleteIfExists(workspace.resolve(file));
        makePipe(workspace.resolve(file));

        var run = run(line);

        assertThat(run).returns(exitCode, DeployerRun::exitCode);
        assertThat(run.out() + run.err()).contains("t is no plain file");
    }

    /** SQLite would wait for one, and say of a folder that the disk is full. */
    @ParameterizedTest
    @ValueSource(strings = {"-journal", "-wal", "-shm"})
    void isToldBesideTheHistory(String ending) throws IOException {
        var beside = workspace.resolve("data/events.db" + ending);
        Files.deleteIfExists(beside);
        makePipe(beside);
        requireToldBesideTheHistory(beside, "it is no plain file");

        Files.delete(beside);
        Files.createDirectory(beside);
        requireToldBesideTheHistory(beside, "it is a folder");
    }

    private void requireToldBesideTheHistory(Path beside, String what) {
        for (var line : List.of("list", "events verify", "deploy demo --auto-approve", "projections rebuild --all")) {
            assertThat(run(line))
                    .as(line)
                    .returns(ExitCodes.STORE, DeployerRun::exitCode)
                    .returns("", DeployerRun::out)
                    .extracting(DeployerRun::err)
                    .asString()
                    .contains("The log %s of the history cannot be used: %s.".formatted(beside, what));
        }
        assertThat(run("check --doctor"))
                .returns(ExitCodes.SAYS_NO, DeployerRun::exitCode)
                .extracting(run -> run.out().replaceAll("\\s+", " "))
                .asString()
                .contains(beside + " of the history cannot be used: " + what, "Temporary files");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"data/.archive", "data/demo/backups", "data/demo/jobs", "data/state.key", "data/workspace-id"})
    void keepsFromNoLookAtAllElse(String place) {
        makePipe(workspace.resolve(place));

        assertThat(run("check --doctor").out()).contains("History", "Temporary files", "Processes");
        assertThat(run("backup demo").exitCode()).isNotEqualTo(ExitCodes.BUG);
    }

    private static void makePipe(Path place) {
        assertThat(Query.ask(List.of("mkfifo", place.toString()), Duration.ofSeconds(30))
                        .isGood())
                .isTrue();
    }

    private DeployerRun run(String line) {
        var words = Stream.concat(Stream.of("--workspace", workspace.toString()), Stream.of(line.split(" ")))
                .map(word -> word.matches("audit|[a-z]+\\.json")
                        ? folder.resolve(word).toString()
                        : word)
                .toArray(String[]::new);
        return assertTimeoutPreemptively(NOT_FOR_EVER, () -> DeployerRun.of(new DeployerProgram(), words));
    }
}
