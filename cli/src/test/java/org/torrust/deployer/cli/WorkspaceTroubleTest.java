package org.torrust.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.torrust.deployer.adapter.process.Query;
import org.torrust.deployer.adapter.workspace.Account;
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
    @ValueSource(
            strings = {
                "list",
                "events verify",
                "events export",
                "projections rebuild",
                "history",
                "create demo --provider simulated"
            })
    void isToldWhereItsPartIsAFileOrALinkToNowhere(String line) throws IOException {
        Files.writeString(folder.resolve("data"), "");
        var link = Files.createSymbolicLink(folder.resolve("link"), Path.of("nowhere"));

        assertThat(run(folder, line))
                .returns(ExitCodes.STORE, DeployerRun::exitCode)
                .returns("", DeployerRun::out)
                .returns(
                        "Error: The workspace %1$s cannot be used: %1$s/data is no folder.\nSet that right, or name another workspace: --workspace DIR\n"
                                .formatted(folder),
                        DeployerRun::err);
        assertThat(run(link, line))
                .returns(ExitCodes.STORE, DeployerRun::exitCode)
                .returns("", DeployerRun::out)
                .satisfies(run -> assertThat(run.err())
                        .startsWith("Error: The workspace %1$s cannot be used: the link %1$s leads nowhere."
                                .formatted(link)));
        assertThat(run(folder, "check --doctor").out())
                .contains("data is no folder")
                .doesNotContain("0 events");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create other --provider simulated",
                "deploy demo --auto-approve",
                "config set demo tracker.tag=3",
                "destroy demo --force",
                "test demo",
                "unlock demo --op none --reason gone",
                "projections rebuild"
            })
    void isNotWrittenToWhereEverybodyCan(String line) throws IOException {
        assertThat(run(folder, "create demo --provider simulated").exitCode()).isZero();
        var data = folder.resolve("data");
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx---rwx"));

        assertThat(run(folder, line))
                .returns(ExitCodes.STORE, DeployerRun::exitCode)
                .returns(
                        "Error: Everybody can write to %1$s: they could put a history or a key of their own there.\nTake that back: chmod o-w %1$s\n"
                                .formatted(data),
                        DeployerRun::err);
        assertThat(run(folder, "events list").out())
                .contains("environment.created")
                .hasLineCount(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "status demo", "history", "events verify", "projections verify"})
    void isReadWithAWarningWhereEverybodyCanWriteToIt(String line) throws IOException {
        assertThat(run(folder, "create demo --provider simulated").exitCode()).isZero();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));

        var run = run(folder, line);

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.err())
                .containsOnlyOnce(
                        "Warning: Everybody can write to %1$s. Take that back: chmod o-w %1$s\n".formatted(folder));
        assertThat(run(folder, line + " --format json").err()).isEmpty();
    }

    @Test
    void isReadAndNotWrittenToWhereItIsAnothers() throws IOException {
        assumeTrue(Account.self().isRoot(), "only root can give files away");
        assertThat(run(folder, "create demo --provider simulated").exitCode()).isZero();
        Files.deleteIfExists(folder.resolve("data/events.db-wal"));
        Files.deleteIfExists(folder.resolve("data/events.db-shm"));
        give(4_000_042);

        var refused = run(folder, "deploy demo --auto-approve");
        var read = run(folder, "list");

        assertThat(refused.exitCode()).isEqualTo(ExitCodes.STORE);
        assertThat(refused.err()).isEqualTo("""
                        Error: %1$s belongs to uid 4000042, which has no name here, and you are root (uid 0): what you write there would be out of its reach.
                        Work as that account: sudo -u '#4000042' torrust-tracker-deployer ...; or take it over: chown -R root %1$s
                        """.formatted(folder));
        assertThat(read.exitCode()).as(read.toString()).isZero();
        assertThat(read.out()).contains("demo");
        assertThat(run(folder, "check --doctor").out()).contains("belongs to uid 4000042");
        try (var all = Files.walk(folder)) {
            assertThat(all.toList())
                    .allSatisfy(file -> assertThat(Account.ownerOf(file).uid()).isEqualTo(4_000_042));
        }
    }

    private void give(int uid) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var file : all.toList()) {
                Files.setAttribute(file, "unix:uid", uid);
            }
        }
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
