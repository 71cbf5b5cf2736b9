package org.torrust.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.torrust.deployer.adapter.process.Query;
import org.torrust.deployer.cli.wiring.DeployerProgram;

/** A workspace that cannot be used is none without environments. */
class WorkspaceTroubleTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"list", "status demo", "history", "events list", "projections list", "deploy demo"})
    void isToldWhereTheHistoryCannotBeSeen(String line) throws IOException {
        // Root may look everywhere, but not through a link to itself.
        Files.createSymbolicLink(folder.resolve("data"), Path.of("data"));

        var run = run(folder, line);

        assertThat(run.exitCode()).isEqualTo(ExitCodes.STORE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("Error: The history %s cannot be looked at: too many levels of symbolic links"
                        .formatted(folder.resolve("data/events.db")))
                .contains("name another workspace: --workspace DIR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "status demo", "create demo --provider simulated"})
    void isToldWhereTheHistoryIsAFolder(String line) throws IOException {
        Files.createDirectories(folder.resolve("data/events.db"));

        var run = run(folder, line);

        assertThat(run.exitCode()).isEqualTo(ExitCodes.STORE);
        assertThat(run.err()).contains("it is a folder").doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "status demo", "events verify", "create demo --provider simulated"})
    void isToldWhereTheHistoryIsAPipeInsteadOfWaitedFor(String line) throws IOException {
        Files.createDirectories(folder.resolve("data"));
        var pipe = folder.resolve("data/events.db").toString();
        assertThat(Query.ask(List.of("mkfifo", pipe), Duration.ofSeconds(30)).isGood())
                .isTrue();

        assertThat(run(folder, line))
                .returns(ExitCodes.STORE, DeployerRun::exitCode)
                .extracting(DeployerRun::err)
                .asString()
                .contains("it is no plain file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "create demo --provider simulated", "check --provider simulated"})
    void isToldWhereItIsNoFolder(String line) throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");

        assertThat(run(file.resolve("below"), line))
                .isEqualTo(DeployerRun.saying(ExitCodes.USAGE, """
                Error: The workspace %s cannot be used: %s is no folder.
                Name a folder: --workspace DIR
                """.formatted(file.resolve("below"), file)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deploy demo --auto-approve",
                "provision demo --dry-run",
                "destroy demo --force",
                "test demo",
                "config set demo tracker.tag=3",
                "restore demo nothing --force"
            })
    void isNotMadeForAnEnvironmentThatIsNotThere(String line) {
        var none = folder.resolve("none");

        assertThat(run(none, line).exitCode()).isEqualTo(ExitCodes.NOT_FOUND);
        assertThat(none).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "list",
                "history",
                "status demo",
                "events verify",
                "projections rebuild",
                "create other --provider simulated"
            })
    void isToldWhereTheHistoryIsLost(String line) throws IOException {
        assertThat(run(folder, "create demo --provider simulated").exitCode()).isZero();
        for (var lost : List.of("events.db", "events.db-wal", "events.db-shm")) {
            Files.deleteIfExists(folder.resolve("data").resolve(lost));
        }
        requireLost(line);

        Files.createFile(folder.resolve("data/events.db"));
        requireLost(line);
        assertThat(folder.resolve("data/events.db")).isEmptyFile();
    }

    private void requireLost(String line) {
        var run = run(folder, line);

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCodes.STORE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("is missing or empty", "are there: data/demo.", "move these folders away");
    }

    @Test
    void isEmptyAgainOnceWhatWasLeftIsMovedAside() throws IOException {
        Files.createDirectories(folder.resolve("data/demo.old/ssh"));
        Files.createDirectories(folder.resolve("data/demo/backups"));

        assertThat(run(folder, "list").out()).contains("There are no environments yet.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " --dry-run"})
    void recordsNoEnvironmentWhosePlaceIsTaken(String option) throws IOException {
        assertThat(run(folder, "create other --provider simulated").exitCode()).isZero();
        Files.createDirectories(folder.resolve("data/demo/secrets"));

        var created = run(folder, "create demo --provider simulated" + option);

        assertThat(created.exitCode()).isEqualTo(ExitCodes.WRONG_STATE);
        assertThat(created.err()).contains("data/demo of the new environment is taken: it holds secrets.", "mv ");
        assertThat(run(folder, "list").out()).contains("other").doesNotContain("demo");
    }

    @Test
    void isToldWhereAPartOfItIsInTheWay() throws IOException {
        assertThat(run(folder, "create demo --provider simulated").exitCode()).isZero();
        Files.createSymbolicLink(folder.resolve("build"), Path.of("build"));

        var deployed = run(folder, "deploy demo --auto-approve");

        assertThat(deployed.err()).doesNotContain("Exception", "The deployer itself failed");
        assertThat(deployed.exitCode()).isEqualTo(ExitCodes.STORE);
    }

    private static DeployerRun run(Path workspace, String line) {
        var words = new ArrayList<>(List.of(line.split(" ")));
        words.addAll(List.of("--workspace", workspace.toString()));
        return DeployerRun.of(new DeployerProgram(), words.toArray(String[]::new));
    }
}
