package org.torrust.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.torrust.deployer.cli.progress.Console;
import org.torrust.deployer.cli.wiring.DeployerProgram;

/** Replays of what the whole program recorded, on a machine that is played: a deployment that failed once, then went well. */
class ReplayTest {

    @TempDir
    static Path recorded;

    @TempDir
    Path workspace;

    @BeforeAll
    static void aDeploymentThatFailedOnce() {
        run(
                recorded,
                "create",
                "demo",
                "--provider",
                "simulated",
                "--set",
                "provider.step-seconds=0",
                "--set",
                "provider.fail-at=configure.install-docker");
        assertThat(run(recorded, "deploy", "demo", "--auto-approve").exitCode()).isEqualTo(ExitCodes.TOOL_FAILED);
        assertThat(run(recorded, "deploy", "demo", "--auto-approve").exitCode()).isZero();
        run(recorded, "create", "other", "--provider", "simulated");
    }

    @BeforeEach
    void aCopyOfItsHistory() throws SQLException {
        sql(recorded, "VACUUM INTO '%s'".formatted(database(workspace)));
    }

    @Test
    void showsTheStateInTheEndAsStatusDoes() {
        var status = replayed(workspace, "status", "demo", "--recorded");

        assertThat(replay("demo").out())
                .startsWith("As of              after event @37, recorded 2")
                .endsWith(")\n" + status.out());
    }

    @Test
    void tracesEachEventOnALine() {
        assertThat(replay("demo", "--trace", "--from", "@5", "--to", "@7")
                        .out()
                        .lines()
                        .toList())
                .satisfies(lines -> {
                    assertThat(lines.get(0)).matches("@6 +6  2\\S+Z  step.completed +tofu-apply done");
                    assertThat(lines.get(1))
                            .matches("@7 +7  2\\S+Z  machine.address-read +the machine is at 192.0.2.1:22");
                    assertThat(lines.get(2)).isEmpty();
                    assertThat(lines.get(3)).startsWith("As of              after event @7, recorded 2");
                });
    }

    @Test
    void stepsThroughWhatEachEventChanges() {
        var steps = replay("demo", "--step", "--from", "@5", "--to", "@13").out();

        assertThat(steps.lines().map(line -> line.strip().replaceAll(" +", " ")))
                .contains(
                        "next step tofu-apply → read-outputs",
                        "address - → 192.0.2.1:22",
                        "state created → provisioned");
    }

    @Test
    void tellsTheSettingsAChangeMakesOther() {
        assertThat(run(workspace, "config", "set", "demo", "tracker.tag=3.1.0").exitCode())
                .isZero();

        assertThat(replay("demo", "--step", "--from", "@37")
                        .out()
                        .lines()
                        .map(line -> line.strip().replaceAll(" +", " ")))
                .contains("tracker.tag 3.0.0 → 3.1.0", "to go through again - → release");
    }

    @Test
    void stopsAtTheFirstFailureWithTheStateBeforeIt() {
        var stopped = replay("demo", "--until-error");

        assertThat(stopped.exitCode()).isZero();
        assertThat(stopped.out())
                .startsWith("As of              after event @15, recorded 2")
                .contains("State              provisioned\n")
                .contains("operation.failed", "failed at install-docker: SIMULATED")
                .contains("Failure            SIMULATED: install-docker was asked to fail here.\n")
                .endsWith("Jobs               no output of its tools is kept here\n");
    }

    @Test
    void namesTheFolderWithTheToolsOutput() throws Exception {
        var failure = json(replay("demo", "--until-error", "--format", "json")).at("/environments/0/failure");
        var folder = "data/demo/jobs/" + failure.path("operation").asText();
        Files.createDirectories(workspace.resolve(folder));

        assertThat(replay("demo", "--until-error").out()).endsWith("Jobs               " + folder + "\n");
    }

    @Test
    void doesNotStopWhereNothingFails() {
        assertThat(replay("demo", "--until-error", "--from", "~1"))
                .returns("demo: nothing failed, was interrupted or came too late there.\n", DeployerRun::err)
                .extracting(DeployerRun::out)
                .asString()
                .startsWith("As of              after event @37, ");
    }

    @Test
    void beforeItsCreationKnowsNothingOfIt() {
        assertThat(replay("demo", "--to", "2020-01-01").out()).isEqualTo("Nothing is recorded of it by then.\n");
    }

    @Test
    void tellsTheSameInJsonAndInLines() throws Exception {
        var document = json(replay("demo", "--trace", "--format", "json")).at("/environments/0");
        var lines = replay("demo", "--trace", "--format", "jsonl")
                .out()
                .lines()
                .map(ReplayTest::json)
                .toList();

        assertThat(document.path("events")).hasSize(37);
        assertThat(lines).hasSize(38);
        assertThat(lines.get(15).path("event")).isEqualTo(document.at("/events/15"));
        assertThat(lines.getLast().path("state")).isEqualTo(document.path("state"));
    }

    @Test
    void onATerminalWaitsBetweenEvents() {
        var console = new Terminal("", "", "q");
        var run = DeployerRun.of(
                new DeployerProgram(), console, line(workspace, "replay", "demo", "--step", "--from", "@5"));

        assertThat(run.out())
                .contains("@6", "@7", "@8", "As of              after event @8, ")
                .doesNotContain("@9");
        assertThat(run.err()).contains("Enter goes on, q ends: ");
    }

    @Test
    void asksNobodyWhoDoesNotWantToBeAsked() {
        var console = new Terminal();
        var run = DeployerRun.of(
                new DeployerProgram(),
                console,
                line(workspace, "replay", "demo", "--step", "--from", "@35", "--no-input"));

        assertThat(run.out()).contains("@36", "@37");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void ofAnUnknownOneIsNotFound() {
        assertThat(replay("nobody")).isEqualTo(DeployerRun.saying(ExitCodes.NOT_FOUND, """
                Error: Nothing is recorded of an environment nobody there.
                See which there are: torrust-tracker-deployer list
                """));
    }

    @Test
    void whereThereIsNoHistoryYetChecksNothing() {
        assertThat(replayed(workspace.resolve("elsewhere"), "replay", "--all", "--check"))
                .isEqualTo(DeployerRun.printing("""
                        0 environments, 0 events, 0 decisions made again: nothing is otherwise
                        list      nothing is kept, all is folded when it is asked
                        status    nothing is kept, all is folded when it is asked
                        history   nothing is kept, all is folded when it is asked
                        """));
    }

    @Test
    void refusesOptionsThatDoNotFitTogether() {
        for (var line : List.of(
                List.of(),
                List.of("--all"),
                List.of("--all", "demo", "--check"),
                List.of("demo", "--check", "--trace"),
                List.of("demo", "--step", "--trace"),
                List.of("demo", "--from", "yesterday"))) {
            assertThat(replay(line.toArray(String[]::new)).exitCode())
                    .as(line.toString())
                    .isEqualTo(ExitCodes.USAGE);
        }
    }

    @Test
    void tellsWhenNothingCanBeBetween() {
        assertThat(replay("demo", "--from", "@3", "--to", "@1", "--format", "json"))
                .returns(ExitCodes.USAGE, DeployerRun::exitCode)
                .returns("", DeployerRun::out)
                .extracting(DeployerRun::err)
                .asString()
                .contains("--from is later than --to");
        assertThat(replay("demo", "--from", "@3", "--to", "@3").exitCode()).isZero();
    }

    @Nested
    class Checking {

        @Test
        void findsNothingInWhatThisProgramRecorded() {
            assertThat(replay("demo", "--check")).isEqualTo(DeployerRun.printing("""
                    1 environment, 37 events, 28 decisions made again: nothing is otherwise
                    list      1 answer, the same as the events give up to event 38
                    status    1 answer, the same as the events give up to event 38
                    history   3 answers, the same as the events give up to event 38
                    """));
            assertThat(replay("--all", "--check").out())
                    .startsWith("2 environments, 38 events, 29 decisions made again: nothing is otherwise");
        }

        @Test
        void namesWhatIsKeptOtherwiseThanItFollows() throws SQLException {
            sql(
                    workspace,
                    "UPDATE view_rows SET document = json_set(document, '$.claims.state', 'created') WHERE view = 'list'");

            var check = replay("--all", "--check");

            assertThat(check.exitCode()).isEqualTo(ExitCodes.SAYS_NO);
            assertThat(check.out())
                    .contains("nothing is otherwise\n")
                    .contains("  demo: claims.state is \"created\", and should be \"running\"\n");
            assertThat(replay("--all", "--check", "--format", "json").out()).contains("\"good\" : false");
        }

        @Test
        void looksAtNothingOfOtherEnvironments() throws SQLException {
            sql(workspace, "UPDATE view_rows SET document = '{}' WHERE name = 'other' OR name LIKE '% other'");
            sql(workspace, "UPDATE events SET type = 'machine.teleported' WHERE environment = 'other'");

            assertThat(replay("demo", "--check").exitCode()).isZero();
            assertThat(replay("other", "--check").exitCode()).isEqualTo(ExitCodes.SAYS_NO);
        }

        @Test
        void namesAnEventOfUnknownType() throws SQLException {
            sql(workspace, "UPDATE events SET type = 'machine.teleported' WHERE position = 5");

            assertThat(replay("--all", "--check")).isEqualTo(new DeployerRun(ExitCodes.SAYS_NO, """
                            demo @5 (event 5, machine.teleported revision 1): it has no event of that name
                            2 environments, 38 events, 5 decisions made again: 1 finding
                            projections were not compared: Event 5 of the history is 'machine.teleported' revision 1, which this deployer cannot read: it has no event of that name. The history was probably written by a newer deployer.
                            """, """
                            Error: The history or what is kept of it is not as this program would have it.
                            Where this program was changed on purpose since, that is as it has to be; else keep the history and report it.
                            """));
        }

        @Test
        void namesAnEventItsUpcasterFailsAt() throws SQLException {
            sql(workspace, "UPDATE events SET revision = 1, payload = '{\"phases\":7}' WHERE position = 2");

            assertThat(replay("demo", "--check").out())
                    .startsWith("demo @2 (event 2, environment.deployment-started revision 1): it ");
        }

        @Test
        void namesAnEventThatIsMissing() throws SQLException {
            sql(workspace, "DELETE FROM events WHERE position = 13");

            assertThat(replay("demo", "--check").out())
                    .contains("demo @14 (event 14, step.completed revision 1): event @13 is missing before it")
                    .contains(
                            "  recorded   nothing more\n  now        environment provisioned: address 192.0.2.1:22\n");
        }

        @Test
        void namesWhatThisProgramWouldDoOtherwise() throws SQLException {
            sql(workspace, "UPDATE events SET payload = replace(payload, '\"render-tofu\",', '') WHERE position = 2");

            var check = replay("demo", "--check");

            assertThat(check.exitCode()).isEqualTo(ExitCodes.SAYS_NO);
            assertThat(check.out())
                    .startsWith(
                            "demo @2 (event 2, environment.deployment-started revision 2): this program would do otherwise now\n")
                    .contains("  recorded   deployment started: steps without render-tofu\n")
                    .contains("  now        deployment started: steps with render-tofu\n")
                    .contains("  and 1 more in this operation\n");
        }

        @Test
        void asksOfAnOlderShapeNoMoreThanItRecorded() throws SQLException {
            sql(workspace, """
                    UPDATE events SET revision = 1, payload = json_set(
                      json_remove(payload, '$.steps', '$.options'), '$.phases', json_array('configure', 'release', 'run'))
                    WHERE position = 17""");
            // Steps which that shape's program did not have.
            sql(workspace, "DELETE FROM events WHERE position IN (22, 24)");
            sql(workspace, "UPDATE events SET sequence = sequence - 1 WHERE position = 23");
            for (var position = 25; position < 38; position++) {
                sql(workspace, "UPDATE events SET sequence = sequence - 2 WHERE position = " + position);
            }
            sql(
                    workspace,
                    "UPDATE events SET metadata = (SELECT metadata FROM events WHERE position = 23) WHERE position = 25");

            assertThat(replay("demo", "--check").out()).contains(": nothing is otherwise\n");
        }

        @Test
        void tellsTheSameInJson() throws Exception {
            sql(workspace, "UPDATE events SET type = 'machine.teleported' WHERE position = 5");

            var document = json(replay("demo", "--check", "--format", "json"));

            assertThat(document.path("good").asBoolean(true)).isFalse();
            assertThat(document.at("/findings/0/kind").asText()).isEqualTo("unreadable");
            assertThat(document.at("/findings/0/position").asInt()).isEqualTo(5);
            assertThat(document.at("/findings/0/type").asText()).isEqualTo("machine.teleported");
        }
    }

    private DeployerRun replay(String... arguments) {
        return replayed(
                workspace,
                Stream.concat(Stream.of("replay"), Arrays.stream(arguments)).toArray(String[]::new));
    }

    private static DeployerRun replayed(Path workspace, String... arguments) {
        return run(workspace, arguments);
    }

    private static DeployerRun run(Path workspace, String... arguments) {
        return DeployerRun.of(new DeployerProgram(), line(workspace, arguments));
    }

    private static String[] line(Path workspace, String... arguments) {
        return Stream.concat(Arrays.stream(arguments), Stream.of("--workspace", workspace.toString()))
                .toArray(String[]::new);
    }

    private static JsonNode json(DeployerRun run) {
        return json(run.out());
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Path database(Path workspace) {
        var folder = workspace.resolve("data");
        folder.toFile().mkdirs();
        return folder.resolve("events.db");
    }

    private static void sql(Path workspace, String statement) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database(workspace));
                var change = connection.createStatement()) {
            change.execute(statement);
        }
    }

    /** A terminal on which somebody types. */
    private static final class Terminal implements Console {

        private final Deque<String> typed;

        Terminal(String... typed) {
            this.typed = new ArrayDeque<>(List.of(typed));
        }

        @Override
        public boolean isLive() {
            return true;
        }

        @Override
        public boolean isOutputLive() {
            return true;
        }

        @Override
        public int width() {
            return 80;
        }

        @Override
        public String ask(PrintWriter err, String question) {
            err.print(question);
            return typed.poll();
        }
    }
}
