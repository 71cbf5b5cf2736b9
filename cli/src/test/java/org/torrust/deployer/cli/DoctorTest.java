package org.torrust.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.torrust.deployer.adapter.docker.LogsWish;
import org.torrust.deployer.adapter.docker.Vitals;
import org.torrust.deployer.adapter.drift.Drift;
import org.torrust.deployer.adapter.process.ProcessHolders;
import org.torrust.deployer.adapter.process.Query;
import org.torrust.deployer.adapter.workspace.PrivateFiles;
import org.torrust.deployer.adapter.workspace.Trees;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.cli.wiring.DeployerProgram;
import org.torrust.deployer.command.port.Holders.Liveness;
import org.torrust.deployer.command.port.Interruption;
import org.torrust.deployer.query.status.EnvironmentStatus;

/** A workspace is broken on purpose, and then examined. */
class DoctorTest {

    private static final String OLDER = "2026-11-24T10:00:00Z";

    @TempDir
    private Path folder;

    private Path data;

    @BeforeEach
    void anEnvironmentWithAMachine() {
        data = folder.resolve("data");
        succeeds("create", "demo", "--provider", "simulated", "--set", "provider.step-seconds=0");
        succeeds("provision", "demo", "--auto-approve");
    }

    @Test
    void findsNothingInOneThatIsWell() {
        var events = succeeds("events", "list", "--format", "jsonl").lines().count();

        var run = examined();

        assertThat(unfolded(run)).isEqualTo("""
                OK History %d events - OK, the file is sound, the chain holds
                OK Projections list, status, history - OK, they are what follows from the events
                OK Operations - OK, none is in progress
                OK Workspace - OK, only you can read %s
                OK Secrets - OK, each can be used
                OK Folders - OK, each is an environment's
                OK Temporary files - OK, none was left
                OK Processes - OK, no tool works that nobody waits for
                OK Machines - OK, none is left without an environment
                """.formatted(events, folder));
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
    }

    @Test
    void findsNothingWhereNothingIsYet() {
        var run = run("check", "--doctor", "--workspace", folder.resolve("none").toString());

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.out()).contains("OK History 0 events").doesNotContain("NO ");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void findsNothingAfterAllWasDestroyedButWhatWasToBeKept() {
        succeeds("destroy", "demo", "--force", "--keep-data");

        assertThat(examined().exitCode()).as(examined().toString()).isZero();
    }

    @Test
    void changesNothing() throws Exception {
        breakAll();
        var before = content();

        assertThat(examined().exitCode()).isEqualTo(ExitCodes.SAYS_NO);
        assertThat(content()).isEqualTo(before);
    }

    @Test
    void tellsTheSameToPrograms() throws Exception {
        breakAll();

        var run = run("check", "--doctor", "--format", "json");

        assertThat(run.exitCode()).isEqualTo(ExitCodes.SAYS_NO);
        SchemasTest.describes("check", run.out());
        assertThat(run.out()).contains("\"status\" : \"FAIL\"", "\"name\" : \"Temporary file\"");
    }

    private void breakAll() throws Exception {
        leaveTemporaries();
        openToOthers(data.resolve("events.db"));
        Trees.delete(data.resolve("demo"));
    }

    private Map<String, String> content() throws IOException {
        var content = new TreeMap<String, String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.toList()) {
                // SQLite's own beside the history come and go with who reads.
                if (!file.toString().matches(".*events[.]db-(wal|shm)")) {
                    content.put(
                            file.toString(),
                            Files.isDirectory(file) ? "" : HexFormat.of().formatHex(Files.readAllBytes(file)));
                }
            }
        }
        return content;
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "--provider lxd", "--fix", "--fix --yes"})
    void standsAlone(String more) {
        var line = new ArrayList<>(List.of("check", "--doctor"));
        line.addAll(List.of(more.split(" ")));

        var run = run(line.toArray(String[]::new));

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err()).contains("--doctor examines the whole workspace");
    }

    @Nested
    class OfTheHistory {

        @Test
        void findsAnEventThatWasAltered() throws SQLException {
            edit("UPDATE events SET metadata = replace(metadata, '@', '#') WHERE position = 2");

            assertFound("NO History - it is broken at event 2: it is not as it was written", "put back a copy");
            assertThat(examined().out()).contains("WARN Projections - not compared");
        }

        @Test
        void findsThatItsFileIsDamaged() throws SQLException {
            edit(
                    "CREATE INDEX doomed ON events (metadata)",
                    "PRAGMA writable_schema = ON",
                    "DELETE FROM sqlite_schema WHERE name = 'doomed'");

            assertFound("NO History - its file is damaged: ", "events export");
        }

        @Test
        void looksAtAllElseWhereItIsNone() throws IOException {
            Files.writeString(
                    data.resolve("events.db"), "no database, but long enough to be taken for one".repeat(100));

            assertLooksAtAllElse("its file is no database");
        }

        @Test
        void looksAtAllElseWhereItIsCutOff() throws Exception {
            edit("PRAGMA wal_checkpoint(TRUNCATE)");
            Files.write(data.resolve("events.db"), Arrays.copyOf(Files.readAllBytes(data.resolve("events.db")), 9000));

            assertLooksAtAllElse("malformed");
        }

        @Test
        void looksAtAllElseWhereItIsAFolder() throws IOException {
            Files.delete(data.resolve("events.db"));
            Files.createDirectory(data.resolve("events.db"));

            assertLooksAtAllElse("it is a folder");
        }

        /** What is kept of it answers no more, so that it would have to be read. */
        @Test
        void looksAtAllElseWhereAnEventIsNone() throws Exception {
            edit("UPDATE events SET payload = 'none' WHERE position = 1", "DELETE FROM view_state");

            assertLooksAtAllElse("it is broken at event 1: it is not as it was written");
            assertThat(unfolded(examined()))
                    .contains("WARN Operations - not looked at: event 1 of the history is", "it is no JSON");
        }

        private void assertLooksAtAllElse(String why) throws IOException {
            var left = leaveTemporaries();
            openToOthers(data.resolve("demo/ssh/id"));
            Files.writeString(data.resolve("demo/secrets/api-token"), "short");
            var job = work();

            assertFound("NO History - ", why);
            assertThat(unfolded(examined()))
                    .contains(
                            "WARN Projections - not compared",
                            "WARN Operations - not looked at: ",
                            "chmod 600 " + data.resolve("demo/ssh/id"),
                            "NO Secret data/demo/secrets/api-token - cannot be a token",
                            "WARN Folders - not held against environments",
                            "rm " + left.getFirst(),
                            "WARN Process %d - a tool of operation op-of-before of demo works; whether anybody waits for it, the history would tell See what it does: %s"
                                    .formatted(ProcessHandle.current().pid(), folder.relativize(job)),
                            "WARN Machine simulated machine of demo - it is there; whether demo is still wanted, the history would tell Keep it")
                    .doesNotContain(" rm -r " + data, "Exception");
        }

        @Test
        void findsProjectionsThatDoNotFollowFromIt() throws SQLException {
            edit("UPDATE view_rows SET document = replace(document, '\"simulated\"', '\"lxd\"') WHERE view = 'list'");

            assertFound(
                    "NO Projections list - 1 of 1 answers are not what follows from the events",
                    "torrust-tracker-deployer projections rebuild list");
        }

        @Test
        void asksNobodyWhereItWasImported() {
            var export = folder.resolve("history.jsonl").toString();
            var audit = folder.resolve("audit").toString();
            succeeds("events", "export", "-o", export);
            succeeds("events", "import", export, "--into", audit);

            var run = run("check", "--doctor", "--workspace", audit);

            assertThat(run.exitCode()).as(run.toString()).isZero();
            assertThat(run.out()).endsWith("OK Workspace - OK, imported: what it tells of is elsewhere\n");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ALIVE     | OK   | is at work | -",
                "STOPPED   | NO   | is stopped | Let it go on; or end its operation: torrust-tracker-deployer unlock demo --op",
                "TOOL_ALIVE| NO   | is gone, but a tool it started works still | again: torrust-tracker-deployer provision demo",
                "GONE      | NO   | is gone: this was cut off | again: torrust-tracker-deployer provision demo",
                "UNKNOWN   | WARN | is in another container | When you know that it is gone: torrust-tracker-deployer unlock demo"
            })
    void findsWhetherAnybodyIsAtWorkOnWhatIsInProgress(Liveness carrier, String sign, String why, String hint)
            throws SQLException {
        edit("DELETE FROM events WHERE position = (SELECT max(position) FROM events)");
        edit("DELETE FROM view_state");
        succeeds("projections", "rebuild");

        var run = DeployerRun.of(new Carried(carrier), "check", "--doctor", "--workspace", folder.toString());

        var text = unfolded(run);
        assertThat(text).contains("%s Operation provision of demo - process ".formatted(sign), why);
        assertThat(text.contains("torrust-tracker-deployer")).as(text).isEqualTo(!hint.equals("-"));
        assertThat(text).contains(hint);
        assertThat(run.exitCode()).isEqualTo(sign.equals("NO") ? ExitCodes.SAYS_NO : ExitCodes.OK);
    }

    @Nested
    class OfWhatLiesAround {

        @Test
        void findsWhatOthersMayRead() throws IOException {
            openToOthers(data.resolve("events.db"));
            openToOthers(data.resolve("demo/ssh/id"));

            assertFound("events.db has the mode rw-r--r--", "chmod 600 " + data.resolve("events.db"));
            assertThat(unfolded(examined())).contains("chmod 600 " + data.resolve("demo/ssh/id"));
        }

        @Test
        void findsThatAnEnvironmentHasLostItsFolder() {
            Trees.delete(data.resolve("demo"));

            assertFound(
                    "NO Folder demo - data/demo is missing: nobody can reach or remove its machine from here",
                    "Put it back from a copy.");
        }

        @Test
        void findsThatAnEnvironmentHasLostItsKey() {
            Trees.delete(data.resolve("demo/ssh/id"));

            assertFound("NO Folder demo - data/demo/ssh/id is missing", "Put it back from a copy.");
        }

        @Test
        void findsACreationThatWasCutOffBeforeItsFilesWereInPlace() throws Exception {
            succeeds("create", "other", "--provider", "simulated");
            var operation = succeeds("status", "other", "--format", "json")
                    .replaceAll("(?s).*\"lastOperation\" : \\{\\s*\"id\" : \"([^\"]+)\".*", "$1");
            Files.move(data.resolve("other"), data.resolve(".new-" + operation));

            var run = examined();

            assertThat(run.exitCode()).as(run.toString()).isZero();
            assertThat(unfolded(run))
                    .contains("WARN Folder other - its creation was cut off before its files were put");
        }

        @Test
        void findsFoldersThatBelongToNobody() throws IOException {
            Files.createDirectories(data.resolve("nobody/ssh"));
            Files.createDirectories(folder.resolve("build/nobody/ansible"));

            assertFound(
                    "NO Folder data/nobody - it is left, and there is no environment nobody",
                    "mv %1$s %1$s.old".formatted(data.resolve("nobody")));
            assertFound("NO Folder build/nobody - it is left, and there is no environment nobody", "mv ");
        }

        @Test
        void findsFilesThatWereNeverPutInPlace() throws IOException {
            var left = leaveTemporaries();

            for (var file : left) {
                assertFound(
                        "NO Temporary file %s - whoever wrote it was cut off".formatted(folder.relativize(file)),
                        (Files.isDirectory(file) ? "rm -r " : "rm ") + file);
            }
        }

        @Test
        void findsNoFaultWithFilesThatAreJustBeingWritten() throws IOException {
            for (var file : leaveTemporaries()) {
                Files.setLastModifiedTime(file, FileTime.from(DeployerRun.NOW.minus(Duration.ofMinutes(1))));
            }

            assertThat(examined().exitCode()).as(examined().toString()).isZero();
        }

        @ParameterizedTest
        @CsvSource({
            "'', is empty",
            "short, cannot be a token",
            "'with a space in its middle', cannot be a token",
            "-, is missing"
        })
        void findsATokenThatCannotBeOne(String text, String why) throws IOException {
            var token = data.resolve("demo/secrets/api-token");
            if (text.equals("-")) {
                Files.delete(token);
            } else {
                Files.writeString(token, text);
            }

            assertFound(
                    "NO Secret data/demo/secrets/api-token - %s: nothing is released or tested without a token"
                            .formatted(why),
                    "or write another, 16 to 128 letters");
        }

        @Test
        void waitsForNoPipeInTheirPlace() throws Exception {
            for (var secret : List.of("secrets/api-token", "ssh/id")) {
                Files.delete(data.resolve("demo").resolve(secret));
                var pipe = data.resolve("demo").resolve(secret).toString();
                assertThat(Query.ask(List.of("mkfifo", "-m", "600", pipe), Duration.ofSeconds(30))
                                .isGood())
                        .isTrue();

                assertFound("NO Secret data/demo/%s - is no file: ".formatted(secret), "Put it back from a copy");
            }
        }

        @Test
        void findsAKeyThatIsNone() throws IOException {
            Files.writeString(data.resolve("demo/ssh/id"), "");

            assertFound("NO Secret data/demo/ssh/id - is no private key", "Put it back from a copy");
        }

        @Test
        void findsAKeyThatIsAnotherEnvironments() throws IOException {
            succeeds("create", "other", "--provider", "simulated");
            Files.copy(data.resolve("other/ssh/id"), data.resolve("demo/ssh/id"), StandardCopyOption.REPLACE_EXISTING);

            assertFound("NO Secret data/demo/ssh/id - is another one than id.pub is of", "Put it back from a copy");
        }

        @Test
        void findsAToolThatWorksThoughItsOperationIsOver() throws IOException {
            work();
            var self = ProcessHandle.current().pid();

            assertFound(
                    "NO Process %d - a tool of operation op-of-before of demo works still, though that is over"
                            .formatted(self),
                    "See what it does: data/demo/jobs/op-of-before/tofu-apply/machine. Then let it end, or end it: kill -INT %d"
                            .formatted(self));
        }

        @Test
        void findsAMachineWhoseEnvironmentIsDestroyed() throws IOException {
            Files.move(data.resolve("demo"), folder.resolve("aside"));
            Files.createDirectories(data.resolve("demo/ssh"));
            succeeds("destroy", "demo", "--force");
            Trees.delete(data.resolve("demo"));
            Files.move(folder.resolve("aside"), data.resolve("demo"));

            assertFound(
                    "NO Machine simulated machine of demo - it is left, and demo is destroyed",
                    "rm -r " + data.resolve("demo/simulated"));
            assertFound("NO Folder data/demo - it is left, and demo is destroyed", "move it away");
        }

        @Test
        void findsAMachineWhoseEnvironmentNobodyKnows() throws IOException {
            Files.move(data.resolve("demo"), data.resolve("stray"));

            assertFound(
                    "NO Machine simulated machine of stray - it is left, and there is no environment stray",
                    "rm -r " + data.resolve("stray/simulated"));
        }
    }

    private List<Path> leaveTemporaries() throws IOException {
        var token = data.resolve("demo/secrets/.api-token.0f0f0f0f-1111-2222-3333-444444444444");
        var rendered = folder.resolve("build/demo/ansible/.vars.json.0f0f0f0f-1111-2222-3333-444444444444");
        var creation = data.resolve(".new-20261101-101500-7f3a9c");
        PrivateFiles.folder(creation);
        PrivateFiles.write(token, "half");
        PrivateFiles.write(rendered, "half");
        for (var file : List.of(token, rendered, creation)) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.parse(OLDER)));
        }
        return List.of(token, rendered, creation);
    }

    /** As a tool that this process is. */
    private Path work() throws IOException {
        var job = PrivateFiles.folder(data.resolve("demo/jobs/op-of-before/tofu-apply/machine"));
        var self = new ProcessHolders(new Workspace(folder), new Interruption()).self();
        PrivateFiles.write(job.resolve("claimed"), "");
        PrivateFiles.write(
                job.resolve("holder"),
                "%d\n%d\n%s\n%s\n%1$d\n%2$d\n"
                        .formatted(self.pid(), self.started(), self.bootId(), self.pidNamespace()));
        return job;
    }

    private static void openToOthers(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }

    private void assertFound(String finding, String hint) {
        var run = examined();
        assertThat(unfolded(run)).contains(finding, hint);
        assertThat(run.exitCode()).as(run.toString()).isEqualTo(ExitCodes.SAYS_NO);
        assertThat(run.err()).contains(" checks failed.", "Do what is said above, then check again.");
    }

    /** What was wrapped at the terminal's width, in one line again. */
    private static String unfolded(DeployerRun run) {
        return run.out().replaceAll("\\n {5}(?! )", " ");
    }

    private void edit(String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("events.db"));
                var statement = connection.createStatement()) {
            for (var each : statements) {
                statement.execute(each);
            }
        }
    }

    private DeployerRun examined() {
        return run("check", "--doctor");
    }

    private String succeeds(String... line) {
        var run = run(line);
        assertThat(run.exitCode()).as(run.toString()).isZero();
        return run.out();
    }

    private DeployerRun run(String... line) {
        var whole = new ArrayList<>(List.of(line));
        if (!whole.contains("--workspace")) {
            whole.addAll(List.of("--workspace", folder.toString()));
        }
        return DeployerRun.of(new DeployerProgram(), whole.toArray(String[]::new));
    }

    /** The program as it is, but for what can be said of the process that carries an operation. */
    private static final class Carried extends RealProgram {

        private final Liveness carrier;

        Carried(Liveness carrier) {
            this.carrier = carrier;
        }

        @Override
        public HostSide machines(Workspace workspace, Interruption interruption) {
            return new HostSide() {
                @Override
                public Liveness carrier(EnvironmentStatus status) {
                    return carrier;
                }

                @Override
                public Drift drift(EnvironmentStatus status) {
                    throw new UnsupportedOperationException("no machine is asked");
                }

                @Override
                public Vitals vitals(EnvironmentStatus status) {
                    throw new UnsupportedOperationException("no machine is asked");
                }

                @Override
                public int logs(EnvironmentStatus status, LogsWish wish, PrintWriter out) {
                    throw new UnsupportedOperationException("no machine is asked");
                }

                @Override
                public int session(EnvironmentStatus status, List<String> command) {
                    throw new UnsupportedOperationException("no machine is asked");
                }
            };
        }
    }
}
