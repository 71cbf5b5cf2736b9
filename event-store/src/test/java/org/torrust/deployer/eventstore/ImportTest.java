package org.torrust.deployer.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.torrust.deployer.api.environment.Refused;
import org.torrust.deployer.eventstore.HistoryCheck.Fault;

class ImportTest {

    @TempDir
    private Path folder;

    private Path store;
    private Path export;
    private Path imported;

    @BeforeEach
    void tenEventsOfTwoEnvironments() {
        store = folder.resolve("events.db");
        export = folder.resolve("events.jsonl");
        imported = folder.resolve("imported/events.db");
        try (var open = SqliteStore.open(store)) {
            LongStream.range(0, 5)
                    .forEach(sequence -> open.engine()
                            .appendEvents(
                                    List.of(Samples.message("demo", sequence), Samples.message("other", sequence))));
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"demo", "other"})
    void isExportedToTheSameBytesAgain(String environment) throws Exception {
        var first = exported(store, environment, 0);
        importOf(first);

        assertThat(exported(imported, null, 0)).isEqualTo(first);
        assertThat(exported(imported, environment, 0)).isEqualTo(first);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"demo", "other"})
    void hangsTogetherAsItDidAndIsOfTheSameStore(String environment) throws Exception {
        importOf(exported(store, environment, 0));

        try (var own = Database.forReading(store);
                var other = Database.forReading(imported)) {
            assertThat(HistoryCheck.firstFault(other)).isEmpty();
            assertThat(HistoryCheck.checkpoint(other)).isEqualTo(HistoryCheck.checkpoint(own));
        }
    }

    @Test
    void ofAPartProvesNothingOfWhereTheWholeEnds() throws Exception {
        importOf(exported(store, "demo", 0));

        try (var own = Database.forReading(store);
                var part = Database.forReading(imported)) {
            var end = HistoryCheck.checkpoint(own);
            assertThat(HistoryCheck.of(part, null, position -> {}).isPart()).isTrue();
            assertThatThrownBy(() -> HistoryCheck.of(part, end, position -> {}))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("is not in this part");
            assertThatThrownBy(() -> HistoryCheck.provenCheckpoint(part, position -> {}))
                    .isInstanceOf(Refused.class);
        }
    }

    @Test
    void isNotDamagedOnlyBecauseACheckpointIsNewer() throws Exception {
        importOf(exported(store, null, 0));
        try (var open = SqliteStore.open(store)) {
            open.engine().appendEvents(List.of(Samples.message("demo", 5)));
        }

        try (var own = Database.forReading(store);
                var older = Database.forReading(imported)) {
            var newer = HistoryCheck.provenCheckpoint(own, position -> {});
            assertThatThrownBy(() -> HistoryCheck.of(older, newer, position -> {}))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("ends at event 10, before event 11");
        }
    }

    @Test
    void makesWhatIsAnsweredFromTheEventsOnTheWay() throws Exception {
        var seen = new ArrayList<Long>();
        Files.writeString(export, exported(store, null, 0));
        var counted = new ArrayList<Long>();
        new Import(ExportReader.of(export), imported)
                .run(
                        counted::add,
                        connection -> seen.add(StoredHistory.on(connection).head()));

        assertThat(seen).containsExactly(10L);
        assertThat(counted).hasSize(10).endsWith(10L);
    }

    @Test
    void isReadByItsOwnerOnlyAndNeedsNoFileBesideIt() throws Exception {
        importOf(exported(store, null, 0));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(imported)))
                .isEqualTo("r--------");
        assertThat(imported.getParent()).isDirectoryContaining(imported::equals).isDirectoryNotContaining("glob:**-*");
    }

    @Test
    void cannotBeWrittenTo() throws Exception {
        importOf(exported(store, null, 0));

        var before = Files.readAllBytes(imported);

        assertThatThrownBy(() -> SqliteStore.open(imported))
                .isInstanceOf(ImportedStoreException.class)
                .hasMessageContaining("can only be read");
        assertThat(imported).hasBinaryContent(before);
        assertThat(imported.getParent()).isDirectoryNotContaining("glob:**-*");
    }

    @Test
    void showsAnEndThatWasCutOff() throws Exception {
        importOf(exported(store, null, 0));
        Files.setPosixFilePermissions(imported, PosixFilePermissions.fromString("rw-------"));
        try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + imported);
                var statement = connection.createStatement()) {
            statement.execute("DELETE FROM events WHERE position > 7");
        }

        try (var connection = Database.forReading(imported)) {
            assertThat(HistoryCheck.firstFault(connection)).contains(new Fault(8, "it is missing"));
        }
    }

    @Test
    void refusesAnExportWithoutABeginning() throws Exception {
        var tail = exported(store, null, 3);

        assertThatThrownBy(() -> importOf(tail))
                .isInstanceOf(UnusableExportException.class)
                .hasMessageContaining("begins behind event 3");
        assertThat(imported).doesNotExist();
    }

    @Test
    void refusesAnExportThatWasAltered() throws Exception {
        var altered = exported(store, null, 0).replaceFirst("\"sequence\":3", "\"sequence\":4");

        assertThatThrownBy(() -> importOf(altered))
                .isInstanceOf(UnusableExportException.class)
                .hasMessageContaining("event 7: it is not as it was written");
    }

    private void importOf(String text) throws IOException {
        Files.writeString(export, text);
        new Import(ExportReader.of(export), imported).run(count -> {}, connection -> {});
    }

    private static String exported(Path database, String environment, long after) throws SQLException, IOException {
        var out = new ByteArrayOutputStream();
        try (Connection connection = Database.forReading(database)) {
            new Export(connection, environment, after).write(out);
        }
        return out.toString(java.nio.charset.StandardCharsets.UTF_8);
    }
}
