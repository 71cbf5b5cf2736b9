package org.torrust.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.torrust.deployer.cli.wiring.DeployerProgram;

/** The event log of a workspace with two environments, of which one failed to be provisioned. */
class EventLogTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private Path workspace;

    @BeforeEach
    void twoEnvironments() {
        workspace = folder.resolve("workspace");
        succeeds("create", "demo", "--provider", "simulated", "--set", "provider.step-seconds=0");
        succeeds(
                "create",
                "other",
                "--provider",
                "simulated",
                "--set",
                "provider.step-seconds=0",
                "--set",
                "provider.fail-at=provision.tofu-init");
        run("provision", "other", "--auto-approve");
    }

    @Nested
    class Listed {

        @ParameterizedTest
        @ValueSource(strings = {"events list", "history"})
        void isOfNoTypeThatNobodyKnows(String reader) {
            var words = Stream.concat(Stream.of(reader.split(" ")), Stream.of("--type", "operation.faild"))
                    .toArray(String[]::new);
            assertThat(run(words)).isEqualTo(DeployerRun.saying(ExitCodes.USAGE, """
                            Error: There is no type of events 'operation.faild'; did you mean 'operation.failed'?
                            See which there are: torrust-tracker-deployer events types
                            """));
        }

        @Test
        void isShownAsItIsKept() {
            assertThat(lines("events", "list")).first().asString().matches("SEQ +TIME +ENVIRONMENT +EVENT +TYPE");
            assertThat(lines("events", "list").get(2)).matches("2 +\\S+Z +other +@1 +environment.created");
            assertThat(lines("events", "list", "other", "--type", "operation.failed"))
                    .hasSize(2);
        }

        @Test
        void isShownInPartsOfAskedSize() {
            assertThat(positions("events", "list", "--limit", "2")).containsExactly("4", "5");
            assertThat(positions("events", "list", "--after", "1", "--limit", "2"))
                    .containsExactly("2", "3");
            assertThat(run("events", "list", "--limit", "2").err()).startsWith("There are more: --limit N");
            assertThat(run("events", "list", "--limit", "5").err()).isEmpty();
        }

        @Test
        void isOneEventALineForProgramsThatReadAStream() throws IOException {
            var lines = lines("events", "list", "--format", "jsonl");

            assertThat(lines).hasSize(5);
            assertThat(JSON.readTree(lines.getFirst())
                            .at("/payload/configuration/provider/kind")
                            .asText())
                    .isEqualTo("simulated");
            for (var line : lines) {
                SchemasTest.describes("event", line);
            }
        }

        @Test
        void hasAnEventShownWhole() throws IOException {
            assertThat(lines("events", "show", "5"))
                    .contains(
                            "Event              5, the 4. of other", "Type               operation.failed, revision 1")
                    .anyMatch(line -> line.contains("follows from the event and the one before it"))
                    .anyMatch(line -> line.contains("\"step\" : \"tofu-init\""));
            assertThat(json("events", "show", "1").path("previous").asText()).isEqualTo("0".repeat(64));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "events list --format jsonl",
                    "events list --format json",
                    "events list --format yaml",
                    "events show 5",
                    "events show 5 --format yaml",
                    "history --events --wide",
                    "history --events --format json"
                })
        void steersNoTerminalWhateverItHolds(String line) throws SQLException {
            edit(
                    "UPDATE events SET payload = '{\"failure\":\"' || char(155) || '31m' || char(127) || char(8238) || char(8232)"
                            + " || char(133) || '\"}' WHERE position = 5");

            assertThat(run(line.split(" ")).out())
                    .contains("31m")
                    .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\u2028&&[^\\n]]");
        }

        @Test
        void countsItsTypes() {
            assertThat(lines("events", "types"))
                    .anyMatch(line -> line.matches("environment.created +2 +2 +1 +yes"))
                    .anyMatch(line -> line.matches("environment.destroyed +1 +0 +- +yes"));
        }

        @Test
        void isEmptyWhereNothingWasRecordedYet() {
            workspace = folder.resolve("new");

            assertThat(lines("events", "list")).hasSize(1);
            assertThat(lines("events", "verify").getFirst()).isEqualTo("0 events are as they were written.");
            assertThat(lines("events", "export")).hasSize(2);
            assertThat(lines("projections", "list").get(1)).matches("list +0 +0 +- +-");
            assertThat(run("projections", "rebuild").exitCode()).isZero();
            assertThat(workspace).doesNotExist();
        }
    }

    @Nested
    class Exported {

        @Test
        void isTheSameTwice() {
            assertThat(succeeds("events", "export")).isEqualTo(succeeds("events", "export"));
        }

        @Test
        void isTheSameInAFileAndOnStdout() throws IOException {
            var file = folder.resolve("export.jsonl");
            var run = run("events", "export", "-o", file.toString());

            assertThat(run).isEqualTo(DeployerRun.saying(0, "The export is in %s: 5 events.\n".formatted(file)));
            assertThat(file).hasContent(succeeds("events", "export"));
            assertThat(mode(file)).isEqualTo("rw-------");
        }

        @Test
        void isDescribedLineByLine() throws IOException {
            for (var arguments : List.of(
                    List.of("events", "export"),
                    List.of("events", "export", "other"),
                    List.of("events", "export", "--since", "2020-01-01"))) {
                for (var line : lines(arguments.toArray(String[]::new))) {
                    SchemasTest.describes("export", line);
                }
            }
        }

        @Test
        void mayBeOfOneEnvironmentOrBeginLater() throws IOException {
            assertThat(header("events", "export", "other").path("chain").asText())
                    .isEqualTo("gaps");
            assertThat(lines("events", "export", "other")).hasSize(6);
            var third =
                    JSON.readTree(lines("events", "list", "--format", "jsonl").get(2));
            var since = header("events", "export", "--since", third.path("time").asText());
            assertThat(since.path("chain").asText()).isEqualTo("tail");
            // Times count to the millisecond, in which more than one event can be recorded.
            var after = since.path("after").asInt();
            assertThat(after).isBetween(0, 2);
            assertThat(since.path("count").asInt()).isEqualTo(5 - after);
        }

        @Test
        void leavesNoFileWhereTheChainIsBroken() throws SQLException {
            edit("UPDATE events SET payload = replace(payload, 'demo', 'dem0') WHERE position = 1");
            var file = folder.resolve("export.jsonl");
            var run = run("events", "export", "-o", file.toString());

            assertThat(run.exitCode()).isEqualTo(7);
            assertThat(run.err()).startsWith("Error: The history is broken at event 1: it is not as it was written.");
            assertThat(folder).isDirectoryNotContaining("glob:**export*");
        }
    }

    @Nested
    class Imported {

        private final String[] readers = {"list", "status other", "events list", "events verify", "projections verify"};

        private Path audit;

        @BeforeEach
        void exported() {
            audit = folder.resolve("audit");
            succeeds("events", "export", "-o", export().toString());
        }

        @Test
        void answersAsTheWorkspaceItCameFrom() throws IOException {
            var before = Arrays.stream(readers)
                    .map(line -> run(line.split(" ")).out())
                    .toList();
            var said = run("events", "import", export().toString(), "--into", audit.toString());
            assertThat(said.out()).isEqualTo(audit + " holds 5 events, to be read and not to be written to.\n");

            workspace = audit;
            assertThat(Arrays.stream(readers)
                            .map(line -> run(line.split(" ")).out())
                            .toList())
                    .isEqualTo(before);
            assertThat(succeeds("events", "export")).isEqualTo(Files.readString(export()));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "create third --provider simulated",
                    "deploy demo --auto-approve",
                    "provision demo --auto-approve",
                    "configure demo",
                    "release demo",
                    "run demo",
                    "stop demo",
                    "test demo",
                    "destroy demo --force",
                    "config set demo tracker.tag=3.0.1",
                    "projections rebuild",
                    "deploy demo --dry-run"
                })
        void refusesEveryCommandThatWrites(String line) throws IOException {
            succeeds("events", "import", export().toString(), "--into", audit.toString());
            workspace = audit;
            var before = files(audit);
            var run = run(line.split(" "));

            assertThat(run.exitCode()).isEqualTo(5);
            assertThat(run.err())
                    .contains("Error: The history of this workspace was imported, so it can only be read.")
                    .contains("Name the workspace it came from");
            assertThat(files(audit)).isEqualTo(before);
        }

        @Test
        void asksNoMachine() {
            succeeds("events", "import", export().toString(), "--into", audit.toString());
            workspace = audit;

            assertThat(run("ssh", "other", "--", "true").exitCode()).isEqualTo(5);
        }

        @Test
        void mayBeOneEnvironment() {
            succeeds("events", "export", "other", "-o", export().toString());
            succeeds("events", "import", export().toString(), "--into", audit.toString());
            workspace = audit;

            assertThat(lines("list")).hasSize(2);
            assertThat(lines("events", "verify").getFirst()).isEqualTo("4 events are as they were written.");
        }

        @Test
        void takesAnEmptyFolder() throws IOException {
            Files.createDirectory(audit);

            succeeds("events", "import", export().toString(), "--into", audit.toString());
        }

        @Test
        void isNotMergedWithWhatIsThere() throws IOException {
            var before = files(workspace);
            var run = run("events", "import", export().toString(), "--into", workspace.toString());

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err())
                    .startsWith(
                            "Error: Nothing can be imported into %s: there is something already, and nothing is merged."
                                    .formatted(workspace));
            assertThat(files(workspace)).isEqualTo(before);
        }

        static Stream<Arguments> spoilt() {
            return Stream.of(
                    Arguments.of("^.*", "hello", 2, "is no export of events"),
                    Arguments.of("\"version\":1", "\"version\":2", 8, "written by a newer deployer"),
                    Arguments.of("(?s)\\{\"end\".*", "", 7, "it is cut off behind event 5"),
                    Arguments.of("(?s)(\"position\":3.*?\n).*?\n", "$1", 7, "event 4: it is missing"),
                    Arguments.of("\\z", "x", 7, "something stands behind its last line"),
                    Arguments.of("\"version\":1", "\"version\":\"1\"", 7, "its first line is not written as an export"),
                    Arguments.of("\"store\":\"..", "\"store\":\"zz", 7, "is not the one that its first line calls"),
                    Arguments.of("\"position\":3,", "\"position\": 3,", 7, "the line of event 3 is not written as"),
                    Arguments.of(
                            "\"position\":3", "\"position\":1e99", 7, "'position' is no number that an event can have"),
                    Arguments.of("\"revision\":", "\"revision\":99999999999", 7, "'revision' is no number"),
                    Arguments.of("tofu-init", "tofu-lint", 7, "it is not as it was written"),
                    Arguments.of("\"after\":0", "\"after\":4", 7, "event 1: it was slipped in"));
        }

        @Test
        void comesByThePipeToo() throws IOException {
            var told = DeployerRun.of(
                    new DeployerProgram(),
                    new FakeConsole(null, Files.readString(export())),
                    "events",
                    "import",
                    "-",
                    "--into",
                    audit.toString());
            assertThat(told).returns(ExitCodes.OK, DeployerRun::exitCode);

            workspace = audit;
            assertThat(succeeds("events", "export")).isEqualTo(Files.readString(export()));
        }

        @Test
        void isRefusedWhereThePipeIsCutOffAndNothingIsLeftOfIt() throws IOException {
            var cut = Files.readString(export()).replaceFirst("(?s)\\{\"end\".*", "");
            var run = DeployerRun.of(
                    new DeployerProgram(),
                    new FakeConsole(null, cut),
                    "events",
                    "import",
                    "-",
                    "--into",
                    audit.toString());

            assertThat(run).returns(ExitCodes.SAYS_NO, DeployerRun::exitCode);
            assertThat(run.err()).contains("The export on the standard input is broken: it is cut off behind event 5.");
            assertThat(folder).isDirectoryNotContaining("glob:**audit*");
        }

        @ParameterizedTest
        @MethodSource("spoilt")
        void isRefusedWhereItIsSpoiltAndNothingIsLeftOfIt(String pattern, String replacement, int code, String why)
                throws IOException {
            Files.writeString(export(), Files.readString(export()).replaceFirst(pattern, replacement));
            var run = run("events", "import", export().toString(), "--into", audit.toString());

            assertThat(run.exitCode()).as(run.toString()).isEqualTo(code);
            assertThat(run.err()).contains(why);
            assertThat(folder).isDirectoryNotContaining("glob:**audit*");
        }

        @Test
        void isRefusedWhereItsBeginningIsMissing() {
            var time = json("events", "show", "5").path("time").asText();
            succeeds("events", "export", "--since", time, "-o", export().toString());
            var run = run("events", "import", export().toString(), "--into", audit.toString());

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).containsPattern("begins behind event [1-4],");
            assertThat(folder).isDirectoryNotContaining("glob:**audit*");
        }

        private Path export() {
            return folder.resolve("export.jsonl");
        }
    }

    @Nested
    class WithAnEventOfTheFuture {

        @BeforeEach
        void comes() throws SQLException {
            edit("UPDATE events SET type = 'environment.teleported', revision = 3 WHERE position = 4");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "create third --provider simulated",
                    "deploy demo --auto-approve",
                    "destroy demo --force",
                    "test demo",
                    "config set demo tracker.tag=3.0.1",
                    "projections rebuild"
                })
        void isNotWrittenTo(String line) {
            var run = run(line.split(" "));

            assertThat(run.exitCode()).as(run.toString()).isEqualTo(8);
            assertThat(run.err())
                    .contains(
                            "Event 4 of the history is 'environment.teleported' revision 3, which this deployer cannot read");
        }

        @Test
        void isStillShown() {
            assertThat(lines("events", "list").get(4)).endsWith("environment.teleported (revision 3, not known here)");
            assertThat(lines("events", "show", "4"))
                    .contains("Type               environment.teleported, revision 3")
                    .contains("Meaning            not known to this deployer");
            assertThat(lines("events", "types")).anyMatch(line -> line.matches("environment.teleported +3 +1 +4 +NO"));
        }

        @Test
        void goesOnAnsweringFromWhatWasKept() {
            assertThat(lines("list")).hasSize(3);
        }
    }

    static Stream<Arguments> badInput() {
        return Stream.of(
                Arguments.of(2, "events", "Missing required subcommand"),
                Arguments.of(2, "events list --limit 0", "--limit is a number, 1 to 10000."),
                Arguments.of(2, "events list --limit many", "'many' is not a whole number up to 2147483647"),
                Arguments.of(2, "events list Demo", "is not an environment name"),
                Arguments.of(3, "events show 99", "There is no event 99."),
                Arguments.of(2, "events show first", "'first' is not a whole number up to 9223372036854775807"),
                Arguments.of(3, "events export nobody", "There is no environment nobody."),
                Arguments.of(2, "events export --since yesterday", "'yesterday' is not a time"),
                Arguments.of(2, "events export -o /nowhere/at/all", "its folder is not there"),
                Arguments.of(2, "events import /nowhere --into /tmp/nowhere-either", "cannot be read"),
                Arguments.of(2, "events import x", "Missing required option: '--into=DIR'"),
                Arguments.of(2, "events verify --checkpoint /nowhere", "There is no such file."),
                Arguments.of(2, "events verify --signed-by /nowhere", "Only a checkpoint is signed."),
                Arguments.of(2, "events checkpoint --sign-with /nowhere", "A signature is a file beside"),
                Arguments.of(2, "projections", "Missing required subcommand"),
                Arguments.of(2, "projections verify nothing", "There is no projection 'nothing'."),
                Arguments.of(2, "projections rebuild list --all", "--all stands for every one"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("badInput")
    void getsBadInputBackInOneSentence(int code, String line, String words) {
        var run = run(line.split(" "));

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(code);
        assertThat(run.err()).contains(words);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void isDescribedForPrograms() throws IOException, SQLException {
        SchemasTest.describes("events", json("events", "list"));
        SchemasTest.describes("event", json("events", "show", "5"));
        SchemasTest.describes("event-types", json("events", "types"));
        var checkpoint = folder.resolve("checkpoint.json");
        succeeds("events", "checkpoint", "-o", checkpoint.toString());
        SchemasTest.describes("checkpoint", Files.readString(checkpoint));
        SchemasTest.describes("events-verify", json("events", "verify"));
        SchemasTest.describes("events-verify", json("events", "verify", "--checkpoint", checkpoint.toString()));
        succeeds("events", "export", "-o", folder.resolve("x").toString());
        SchemasTest.describes(
                "events-import",
                json(
                        "events",
                        "import",
                        folder.resolve("x").toString(),
                        "--into",
                        folder.resolve("y").toString()));
        SchemasTest.describes("projections", json("projections", "list"));
        SchemasTest.describes("projections-verify", json("projections", "verify"));
        succeeds("projections", "rebuild", "--reason", "for the schema");
        SchemasTest.describes("projections", json("projections", "list"));
        edit("UPDATE view_rows SET document = replace(document, 'simulated', 'lxd')");
        SchemasTest.describes("projections-verify", json("projections", "verify"));
        edit("UPDATE events SET id = 'another' WHERE position = 2");
        SchemasTest.describes("events-verify", json("events", "verify"));
    }

    private DeployerRun run(String... arguments) {
        var line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of("--workspace", workspace.toString()));
        // Where nothing is behind it, picocli takes what comes next for more of a command.
        var dashes = line.indexOf("--");
        if (dashes >= 0) {
            line.removeLast();
            line.removeLast();
            line.addAll(dashes, List.of("--workspace", workspace.toString()));
        }
        return DeployerRun.of(new DeployerProgram(), line.toArray(String[]::new));
    }

    private String succeeds(String... arguments) {
        var run = run(arguments);
        assertThat(run.exitCode()).as(run.toString()).isZero();
        return run.out();
    }

    private List<String> lines(String... arguments) {
        return succeeds(arguments).lines().toList();
    }

    private List<String> positions(String... arguments) {
        return lines(arguments).stream().skip(1).map(line -> line.split(" ")[0]).toList();
    }

    private JsonNode json(String... arguments) {
        var line = Stream.concat(Stream.of(arguments), Stream.of("--format", "json"))
                .toArray(String[]::new);
        try {
            return JSON.readTree(run(line).out());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode header(String... arguments) throws IOException {
        return JSON.readTree(lines(arguments).getFirst());
    }

    private void edit(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + workspace.resolve("data/events.db"));
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }

    private static List<String> files(Path root) throws IOException {
        try (var all = Files.walk(root)) {
            return all.filter(file -> !file.toString().contains("events.db-"))
                    .map(file -> file + " " + content(file))
                    .sorted()
                    .toList();
        }
    }

    private static int content(Path file) {
        try {
            return Files.isDirectory(file) ? 0 : Arrays.hashCode(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
