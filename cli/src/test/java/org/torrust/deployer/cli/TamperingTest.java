package org.torrust.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.torrust.deployer.adapter.process.Query;
import org.torrust.deployer.adapter.process.ToolPath;
import org.torrust.deployer.cli.wiring.DeployerProgram;

/** Someone edits the database file of a workspace with eight events; events verify is asked. */
class TamperingTest {

    @TempDir
    private Path folder;

    private Path checkpoint;

    @BeforeEach
    void eightEvents() {
        checkpoint = folder.resolve("checkpoint.json");
        succeeds("create", "demo", "--provider", "simulated", "--set", "provider.fail-at=provision.tofu-init");
        run("provision", "demo", "--auto-approve");
        succeeds("create", "other", "--provider", "simulated", "--set", "provider.fail-at=provision.tofu-init");
        run("provision", "other", "--auto-approve");
        succeeds("events", "checkpoint", "-o", checkpoint.toString());
    }

    @Test
    void nobodyDid() {
        assertThat(run("events", "verify").out()).startsWith("8 events are as they were written.\n");
        assertThat(succeeds("events", "verify", "--checkpoint", checkpoint.toString()))
                .contains("Checkpoint         agrees up to event 8\n");
    }

    @Test
    void oneByteOfTheFileWasAltered() throws IOException, SQLException {
        // The payload of the third event, wherever a copy of its page is; views tell it in other words.
        var third = "\"demo\",\"operation\":\"%s\",\"step\":\"render-tofu\"".formatted(operation());
        edit("PRAGMA wal_checkpoint(TRUNCATE)");
        var file = workspace().resolve("data/events.db");
        var text = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(text).contains(third);
        Files.writeString(file, text.replace(third, third.replace("render", "rander")), StandardCharsets.ISO_8859_1);

        assertBroken("event 3: it is not as it was written.");
    }

    private String operation() throws IOException {
        var event = new ObjectMapper().readTree(succeeds("events", "show", "3", "--format", "json"));
        return event.at("/payload/operation").asText();
    }

    @Test
    void anEventWasAltered() throws SQLException {
        edit("UPDATE events SET metadata = replace(metadata, '@', '#') WHERE position = 4");

        assertBroken("event 4: it is not as it was written.");
        assertThat(run("events", "verify").out())
                .isEqualTo("3 events are as they were written; event 4 is not: it is not as it was written.\n");
    }

    @Test
    void anEventWasRemoved() throws SQLException {
        edit("DELETE FROM events WHERE position = 4");

        assertBroken("event 4: it is missing.");
    }

    @Test
    void anEventWasRemovedAndTheGapClosed() throws SQLException {
        edit("DELETE FROM events WHERE position = 4", "UPDATE events SET position = position - 1 WHERE position > 4");

        assertBroken("event 4: it was removed, and those behind it moved up.");
    }

    @Test
    void anEventWasSlippedIn() throws SQLException {
        edit(
                "UPDATE events SET position = -position WHERE position > 4",
                "UPDATE events SET position = 1 - position WHERE position < 0",
                "INSERT INTO events SELECT 5, environment, 99, 'slipped-in', type, revision, time, payload, metadata, hash"
                        + " FROM events WHERE position = 4");

        assertBroken("event 5: it was slipped in.");
    }

    @Test
    void anEventWasPutBeforeTheFirst() throws SQLException {
        edit("INSERT INTO events SELECT -5, 'x', 0, 'put-before', type, revision, time, payload, metadata, hash"
                + " FROM events WHERE position = 1");

        assertBroken("event -5: it was slipped in.");
        assertThat(run("events", "export").exitCode()).isEqualTo(7);
        assertThat(run("replay", "--all", "--check"))
                .returns(7, DeployerRun::exitCode)
                .extracting(DeployerRun::out)
                .asString()
                .contains("it stands before the first event");
    }

    @Test
    void twoEventsWereExchanged() throws SQLException {
        edit(
                "UPDATE events SET position = 99 WHERE position = 3",
                "UPDATE events SET position = 3 WHERE position = 6",
                "UPDATE events SET position = 6 WHERE position = 99");

        assertBroken("event 3: the one that belongs here stands at 6.");
    }

    @Test
    void twoEventsOfOneEnvironmentWereExchanged() throws SQLException {
        edit(
                "UPDATE events SET position = 99 WHERE position = 3",
                "UPDATE events SET position = 3 WHERE position = 4",
                "UPDATE events SET position = 4 WHERE position = 99");

        assertBroken("event 3: the one that belongs here stands at 4.");
        for (var scope : List.of("--all", "demo")) {
            var run = run("replay", scope, "--check");
            assertThat(run.exitCode()).as(run.toString()).isEqualTo(7);
            assertThat(run.out())
                    .contains(
                            scope.equals("demo")
                                    ? "it stands before event 4, which it comes behind"
                                    : "is missing before it");
        }
    }

    @Nested
    class SeenByWhatWasMadeOfIt {

        @Test
        void theEndWasCutOff() throws SQLException {
            edit("DELETE FROM events WHERE position > 6");

            for (var line : List.of("events export", "events checkpoint", "projections rebuild")) {
                var run = run(line.split(" "));
                assertThat(run.exitCode()).as(run.toString()).isEqualTo(7);
                assertThat(run.err()).contains("event 7: it is missing");
            }
            assertThat(run("create", "third", "--provider", "simulated"))
                    .returns(8, DeployerRun::exitCode)
                    .extracting(DeployerRun::err)
                    .asString()
                    .contains("Nothing is written behind it.");
            assertThat(run("events", "list").exitCode()).isZero();
            assertBroken("event 7: it is missing, and all behind it: the projections were made of 8.");
            assertThat(run("projections", "verify"))
                    .returns(7, DeployerRun::exitCode)
                    .extracting(DeployerRun::out)
                    .asString()
                    .contains("was made of events up to 8, and the history ends at 6");
        }

        @ParameterizedTest
        @ValueSource(strings = {"DELETE FROM events", "DELETE FROM events WHERE position > 6"})
        void isToldByWhatReads(String damage) throws SQLException {
            edit(damage);

            for (var line : List.of(
                    "list",
                    "list --format json",
                    "list --at 2030-01-01T00:00:00Z",
                    "status demo",
                    "status nobody",
                    "history",
                    "history --events",
                    "history demo",
                    "replay demo",
                    "stop demo")) {
                assertThat(run(line.split(" ")))
                        .as(line)
                        .returns(8, DeployerRun::exitCode)
                        .extracting(DeployerRun::err)
                        .asString()
                        .contains("it is missing, and all behind it: the projections were made of 8.", "events verify");
            }
            assertThat(run("check", "--doctor").exitCode()).isEqualTo(7);
        }

        @Test
        void allWasDeleted() throws SQLException {
            edit("DELETE FROM events");

            assertBroken("event 1: it is missing, and all behind it: the projections were made of 8.");
        }
    }

    @Nested
    class Stops {

        @Test
        void aCheckpointOfIt() throws SQLException, IOException {
            edit("UPDATE events SET metadata = replace(metadata, '@', '#') WHERE position = 4");
            var before = Files.readString(checkpoint);

            var run = run("events", "checkpoint", "-o", checkpoint.toString());

            assertThat(run.exitCode()).isEqualTo(7);
            assertThat(run.err()).startsWith("Error: The history is broken at event 4: it is not as it was written.");
            assertThat(Files.readString(checkpoint)).isEqualTo(before);
        }

        @Test
        void aRebuildOfTheProjections() throws SQLException {
            var before = run("list", "--format", "json").out();
            edit("UPDATE events SET metadata = replace(metadata, '@', '#') WHERE position = 4");

            var run = run("projections", "rebuild");

            assertThat(run.exitCode()).isEqualTo(7);
            assertThat(run.err()).startsWith("Error: The history is broken at event 4: it is not as it was written.");
            assertThat(run("list", "--format", "json").out()).isEqualTo(before);
            assertThat(run("projections", "list").out()).contains("The history is broken at event 4");
        }

        @Test
        void whatWouldBeWrittenBehindAnAlteredEnd() throws SQLException {
            edit("UPDATE events SET metadata = replace(metadata, '@', '#') WHERE position = 8");

            var run = run("create", "third", "--provider", "simulated");

            assertThat(run.exitCode()).as(run.toString()).isEqualTo(8);
            assertThat(run.err())
                    .startsWith("Error: The history is broken at its newest event, 8, so nothing is written");
            assertThat(run("events", "list", "--limit", "1", "--format", "jsonl")
                            .out())
                    .contains("\"position\":8");
        }
    }

    @Nested
    class SeenByACheckpointAlone {

        @Test
        void theEndWasCutOff() throws SQLException {
            edit("DELETE FROM events WHERE position > 6", "DELETE FROM view_state");

            assertThat(run("events", "verify").exitCode()).isZero();
            assertBrokenBesideTheCheckpoint("event 7: it is missing, and all behind it.");
        }

        @Test
        void theEndWasWrittenAnew() throws SQLException {
            edit("DELETE FROM events WHERE environment = 'other'", "DELETE FROM view_state");
            succeeds("create", "third", "--provider", "simulated", "--set", "provider.fail-at=provision.tofu-init");
            run("provision", "third", "--auto-approve");

            assertThat(run("events", "verify").exitCode()).isZero();
            assertBrokenBesideTheCheckpoint("event 8: it was another when the checkpoint was made.");
        }

        @Test
        void allOfItWasWrittenAnew() throws SQLException {
            edit("DELETE FROM events", "DELETE FROM view_state");
            eightEventsAgain();

            assertThat(run("events", "verify").exitCode()).isZero();
            assertBrokenBesideTheCheckpoint("event 1: it is not the one the checkpoint's store began with.");
        }

        private void eightEventsAgain() {
            for (var name : List.of("third", "fourth")) {
                succeeds("create", name, "--provider", "simulated", "--set", "provider.fail-at=provision.tofu-init");
                run("provision", name, "--auto-approve");
            }
        }

        @Test
        void itIsAFileOfSomethingElse() throws IOException {
            Files.writeString(checkpoint, "{\"format\":\"something else\"}\n");
            var run = run("events", "verify", "--checkpoint", checkpoint.toString());

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).startsWith("Error: The file %s is no checkpoint.".formatted(checkpoint));
        }

        private void assertBrokenBesideTheCheckpoint(String why) {
            var run = run("events", "verify", "--checkpoint", checkpoint.toString());

            assertThat(run.exitCode()).as(run.toString()).isEqualTo(7);
            assertThat(run.err()).startsWith("Error: The history is broken at " + why);
        }
    }

    @Nested
    class WithASignedCheckpoint {

        private Path allowed;

        @BeforeEach
        void adaMaySign() throws IOException {
            assumeThat(ToolPath.find("ssh-keygen")).isPresent();
            allowed = folder.resolve("allowed");
            key("ada");
            key("eve");
            Files.writeString(allowed, "ada@example.org " + Files.readString(folder.resolve("ada.pub")));
        }

        @Test
        void adaSigned() {
            sign("ada");

            assertThat(verify().out()).contains("Signed by          ada@example.org\n");
        }

        @Test
        void eveSigned() {
            sign("eve");

            assertThat(verify().exitCode()).isEqualTo(7);
            assertThat(verify().err()).contains("was signed by none of those who may");
        }

        @Test
        void someoneAlteredTheCheckpoint() throws IOException {
            sign("ada");
            Files.writeString(checkpoint, Files.readString(checkpoint).replace("\"position\":8", "\"position\":7"));

            assertThat(verify().exitCode()).isEqualTo(7);
            assertThat(verify().err()).contains("was signed by none of those who may");
        }

        @Test
        void nobodySigned() {
            assertThat(verify().exitCode()).isEqualTo(2);
            assertThat(verify().err()).contains("There is no signature " + checkpoint + ".sig.");
        }

        private DeployerRun verify() {
            return run("events", "verify", "--checkpoint", checkpoint.toString(), "--signed-by", allowed.toString());
        }

        private void sign(String key) {
            var path = folder.resolve(key).toString();
            succeeds("events", "checkpoint", "-o", checkpoint.toString(), "--sign-with", path);
        }

        private void key(String name) {
            var file = folder.resolve(name).toString();
            var made = Query.ask(
                    List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", file),
                    Duration.ofSeconds(30));
            assertThat(made.isGood()).as(made.err()).isTrue();
        }
    }

    private void assertBroken(String why) {
        var run = run("events", "verify");

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(7);
        assertThat(run.err()).startsWith("Error: The history is broken at " + why);
    }

    private Path workspace() {
        return folder.resolve("workspace");
    }

    private DeployerRun run(String... arguments) {
        var line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of("--workspace", workspace().toString()));
        return DeployerRun.of(new DeployerProgram(), line.toArray(String[]::new));
    }

    private String succeeds(String... arguments) {
        var run = run(arguments);
        assertThat(run.exitCode()).as(run.toString()).isZero();
        return run.out();
    }

    private void edit(String... statements) throws SQLException {
        try (var connection =
                        DriverManager.getConnection("jdbc:sqlite:" + workspace().resolve("data/events.db"));
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
