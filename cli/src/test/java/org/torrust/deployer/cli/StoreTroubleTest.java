package org.torrust.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.torrust.deployer.cli.wiring.DeployerProgram;

/** A history that is not as it should be is told in a sentence by every command, and left as it is. */
class StoreTroubleTest {

    private static final List<String> READING = List.of(
            "list",
            "status demo --recorded",
            "config show demo",
            "history",
            "history --events",
            "history show 1",
            "history diff demo@@1",
            "events list",
            "events show 1",
            "events export",
            "events verify",
            "events checkpoint",
            "projections list",
            "projections verify",
            "replay demo",
            "replay --all --check");

    private static final List<String> WRITING = List.of(
            "create other --provider simulated",
            "config set demo tracker.tag=3",
            "deploy demo --auto-approve",
            "test demo",
            "unlock demo --op none --reason gone",
            "projections rebuild");

    @TempDir
    private static Path made;

    @TempDir
    private Path workspace;

    private Path store;

    @BeforeAll
    static void make() throws SQLException {
        run(made, "create demo --provider simulated --set provider.step-seconds=0");
        assertThat(run(made, "deploy demo --auto-approve").exitCode()).isZero();
        try (var connection = connected(made.resolve("data/events.db"));
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
    }

    @BeforeEach
    void copy() throws IOException {
        store = Files.createDirectories(workspace.resolve("data")).resolve("events.db");
        Files.copy(made.resolve("data/events.db"), store, StandardCopyOption.REPLACE_EXISTING);
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 16, 50, 99, 100, 511, 512, 4095})
    void isToldWhereItIsCutInItsFirstPage(int length) throws IOException {
        Files.write(store, Arrays.copyOf(Files.readAllBytes(store), length));

        requireRefused(READING);
        requireRefused(WRITING);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.3, 0.5, 0.7, 0.9})
    void isToldWhereItIsCutBehindIt(double part) throws IOException {
        var bytes = Files.readAllBytes(store);
        Files.write(store, Arrays.copyOf(bytes, (int) (bytes.length * part)));

        requireTold(READING);
        requireTold(WRITING);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void isToldWhereItsPagesAreOverwritten(long seed) throws IOException {
        var bytes = Files.readAllBytes(store);
        var random = new Random(seed);
        for (var i = 0; i < 20; i++) {
            var noise = new byte[200];
            random.nextBytes(noise);
            System.arraycopy(noise, 0, bytes, 100 + random.nextInt(bytes.length - 300), noise.length);
        }
        Files.write(store, bytes);

        requireTold(READING);
        requireTold(WRITING);
    }

    /** No event is looked for in it until something is written. */
    @Test
    void isToldWhereAnIndexIsZeroed() throws Exception {
        var size = number("PRAGMA page_size");
        var page = number("SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_events_1'");
        var bytes = Files.readAllBytes(store);
        Arrays.fill(bytes, (page - 1) * size, page * size, (byte) 0);
        Files.write(store, bytes);

        var run = run(workspace, "events verify");

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(ExitCodes.SAYS_NO);
        assertThat(run.err())
                .contains(
                        "The events are as they were written, but the file they are in is damaged: ",
                        "put back a copy");
        var json = run(workspace, "events verify --format json");
        assertThat(json.exitCode()).isEqualTo(ExitCodes.SAYS_NO);
        assertThat(json.out()).contains("\"valid\" : false").doesNotContain("\"damage\" : [ ]");
        SchemasTest.describes("events-verify", json.out());
        assertThat(run(workspace, "events export").exitCode()).isZero();
    }

    /** As somebody does who knows how the chain is made, so that nothing but the event itself is wrong. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "payload = 'none'",
                "payload = ''",
                "payload = '[]'",
                "payload = '{}'",
                "payload = json_set(payload, '$.configuration', 7)",
                "payload = json_set(payload, '$.configuration.provider', json('[1]'))",
                "payload = json_remove(payload, '$.configuration')",
                "payload = json_set(payload, '$.operation', json('{\"a\":1}'))",
                "metadata = 'none'",
                "metadata = '[]'",
                "metadata = json_set(metadata, '$.arguments', 'word')",
                "time = 'noon'"
            })
    void isToldInWordsOfPeopleWhereAnEventIsNone(String damage) throws SQLException {
        try (var connection = connected(store);
                var statement = connection.createStatement()) {
            statement.execute("UPDATE events SET " + damage + " WHERE position = 1");
            statement.execute("DELETE FROM view_state");
        }

        for (var line : READING) {
            requireWords(line);
        }
        requireWords("check --doctor");
        requireWords("deploy demo --auto-approve");
    }

    private void requireWords(String line) {
        var run = run(workspace, line);
        assertThat(run.exitCode()).as(line + run).isIn(ExitCodes.OK, ExitCodes.SAYS_NO, ExitCodes.STORE);
        assertThat(run.err() + run.out())
                .as(line)
                .doesNotContain("Exception", "java.", "`", "deserialize", "Unrecognized token", "org.torrust");
    }

    /** SQLite reads one that says so of itself, and minds only when it is to write. */
    @Test
    void isToldWhereItsHeaderSaysThatNobodyCanWriteToIt() throws IOException {
        var bytes = Files.readAllBytes(store);
        bytes[18] = (byte) 0xff;
        Files.write(store, bytes);

        assertThat(run(workspace, "list").exitCode()).isZero();
        for (var line : List.of("events verify", "check --doctor")) {
            var run = run(workspace, line);
            assertThat(run.exitCode()).as(line).isEqualTo(ExitCodes.SAYS_NO);
            assertThat((run.out() + run.err()).replaceAll("\\s+", " "))
                    .contains("byte 18 of its header is 255, and can be 1 or 2", "ut back a copy");
        }
        requireDamaged("deploy demo --auto-approve");
        assertThat(Files.readAllBytes(store)).isEqualTo(bytes);
    }

    @Test
    void isToldWhereTheJournalBesideItIsNone() throws IOException {
        Files.writeString(
                workspace.resolve("data/events.db-journal"), "Dear diary, today nothing happened. ".repeat(99));

        READING.forEach(this::requireDamaged);
        requireDamaged("deploy demo --auto-approve");
    }

    private void requireDamaged(String line) {
        var run = requireTold(line);
        assertThat(run.exitCode()).as(line).isEqualTo(ExitCodes.STORE);
        assertThat(run.err())
                .as(line)
                .contains("its file is damaged, or the journal beside it", "put back a copy")
                .doesNotContain("permission");
    }

    private int number(String query) throws SQLException {
        try (var connection = connected(store);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.getInt(1);
        }
    }

    @Test
    void isToldWhereItIsOfAnotherProgram() throws Exception {
        Files.delete(store);
        try (var connection = connected(store);
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE events (id INTEGER PRIMARY KEY, title TEXT)");
            statement.execute("INSERT INTO events (title) VALUES ('a meeting')");
        }

        requireRefused(READING);
        requireRefused(WRITING);
    }

    @Test
    void isToldWhereItIsText() throws IOException {
        Files.writeString(store, "Dear diary, today nothing happened. ".repeat(1000));

        requireRefused(READING);
        requireRefused(WRITING);
    }

    @Test
    void isToldWhereANewerDeployerWroteIt() throws SQLException, IOException {
        try (var connection = connected(store);
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 99");
        }

        requireRefused(READING);
        requireRefused(WRITING);
    }

    @Test
    void isToldWhereAnotherProgramHoldsIt() throws SQLException, IOException {
        try (var connection = connected(store);
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA locking_mode = EXCLUSIVE");
            statement.execute("BEGIN EXCLUSIVE");

            requireTold("list");
        }
        assertThat(run(workspace, "events verify").exitCode()).isZero();
    }

    @Test
    void isReadAndNotWrittenToWhereAnotherProgramWritesToItAndComesToNoEnd() throws SQLException {
        try (var connection = connected(store);
                var statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");

            assertThat(requireTold("list").exitCode()).isZero();
            for (var line : List.of("create other --provider simulated", "deploy demo --auto-approve")) {
                assertThat(requireTold(line))
                        .as(line)
                        .returns(ExitCodes.CONFLICT, DeployerRun::exitCode)
                        .extracting(DeployerRun::err)
                        .asString()
                        .contains(
                                "Someone else keeps writing to the history, or holds it locked; nothing was changed.");
            }
        }
        assertThat(requireTold("status other").exitCode()).isEqualTo(ExitCodes.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM view_rows",
                "DELETE FROM view_rows WHERE view = 'list'",
                "DELETE FROM view_rows WHERE view = 'history'",
                "DELETE FROM view_rows WHERE view = 'history' AND document LIKE '%create%'",
                "DELETE FROM view_rows WHERE name = 'demo'"
            })
    void answersFromItsEventsWhereRowsAreMissing(String damage) throws SQLException {
        var asked = List.of("list --format json", "status demo --recorded", "history --format json");
        var before = asked.stream().map(line -> run(workspace, line).out()).toList();
        edit(damage);

        assertThat(asked.stream().map(line -> run(workspace, line).out())).containsExactlyElementsOf(before);
        var found = run(workspace, "check --doctor");
        assertThat(found.exitCode()).as(found.toString()).isEqualTo(ExitCodes.SAYS_NO);
        assertThat(found.out()).contains("projections rebuild");

        assertThat(run(workspace, "config set demo tracker.tag=3").exitCode()).isZero();
        assertThat(run(workspace, "projections verify").exitCode()).isZero();
        assertThat(run(workspace, "list").out()).contains("demo");
    }

    @Test
    void answersFromItsEventsWhereTheTableOfRowsIsMissing() throws SQLException {
        edit("DROP TABLE view_rows");

        requireTold(READING);
        assertThat(run(workspace, "list").out()).contains("demo");
        assertThat(run(workspace, "config set demo tracker.tag=3").exitCode()).isZero();
        assertThat(run(workspace, "projections verify").exitCode()).isZero();
        assertThat(run(workspace, "list").out()).contains("demo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SagaEntry", "AssociationValueEntry"})
    void makesAgainATableThatHoldsOnlyWhatIsUnderWay(String table) throws SQLException {
        edit("DROP TABLE " + table);

        assertThat(run(workspace, "stop demo")).as(table).returns(ExitCodes.OK, DeployerRun::exitCode);
        assertThat(run(workspace, "events verify").exitCode()).isZero();
    }

    @Test
    void isVerifiedByItsEventsWhereARowOfAViewIsNoJson() throws IOException {
        var asked = run(workspace, "history --format json").out();
        var bytes = Files.readString(store, StandardCharsets.ISO_8859_1);
        var row = "{\"id\":\"%s\",\"environment\""
                .formatted(asked.split("\"id\" : \"")[1].split("\"")[0]);
        // Of a row that was written often there are old ones in pages that are free.
        Files.writeString(store, bytes.replace(row, "x" + row.substring(1)), StandardCharsets.ISO_8859_1);

        assertThat(run(workspace, "events verify").exitCode()).isZero();
        assertThat(run(workspace, "history --format json").out()).isEqualTo(asked);
        var found = run(workspace, "check --doctor");
        assertThat(found.exitCode()).as(found.toString()).isEqualTo(ExitCodes.SAYS_NO);
        assertThat(found.out()).contains("projections rebuild history");
        assertThat(run(workspace, "projections rebuild").exitCode()).isZero();
        assertThat(run(workspace, "projections verify").exitCode()).isZero();
    }

    private void edit(String sql) throws SQLException {
        try (var connection = connected(store);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void requireRefused(List<String> lines) throws IOException {
        var before = Files.readAllBytes(store);
        for (var line : lines) {
            var run = requireTold(line);
            assertThat(run.exitCode()).as(line + run.err()).isEqualTo(ExitCodes.STORE);
            assertThat(run.out()).as(line).isEmpty();
            assertThat(Files.readAllBytes(store)).as(line).isEqualTo(before);
        }
    }

    private void requireTold(List<String> lines) {
        lines.forEach(this::requireTold);
    }

    /** What is broken somewhere else than where it looks is no command's concern, but for those that verify. */
    private DeployerRun requireTold(String line) {
        var run = run(workspace, line);
        assertThat(run.exitCode())
                .as(line + ": " + run.err())
                .isNotEqualTo(ExitCodes.BUG)
                .isLessThan(9);
        assertThat(run.err())
                .as(line)
                .doesNotContain("\tat ", "Exception", "java.", "org.torrust", "[SQLITE")
                .hasSizeLessThan(2500);
        return run;
    }

    private static Connection connected(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    private static DeployerRun run(Path workspace, String line) {
        var words = new ArrayList<>(List.of(line.split(" ")));
        words.addAll(List.of("--workspace", workspace.toString()));
        return DeployerRun.of(new DeployerProgram(), words.toArray(String[]::new));
    }
}
