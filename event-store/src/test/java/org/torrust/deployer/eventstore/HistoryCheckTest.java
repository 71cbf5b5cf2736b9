package org.torrust.deployer.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.torrust.deployer.eventstore.HistoryCheck.Fault;

class HistoryCheckTest {

    private SqliteStore store;

    @BeforeEach
    void tenEventsOfTwoEnvironments(@TempDir Path folder) {
        store = SqliteStore.open(folder.resolve("events.db"));
        LongStream.range(0, 5)
                .forEach(sequence -> store.engine()
                        .appendEvents(List.of(Samples.message("demo", sequence), Samples.message("other", sequence))));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void findsNothingInAHistoryNobodyTouched() {
        assertThat(firstFault()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "environment = 'third'",
                "sequence = 77",
                "id = 'another'",
                "type = 'machine.removed'",
                "revision = 2",
                "time = '2020-01-01T00:00:00Z'",
                "payload = payload || ' '",
                "metadata = replace(metadata, 'ada', 'eve')",
                "hash = 'no hash at all'",
            })
    void findsAnEventWhoseRowWasAltered(String change) throws SQLException {
        edit("UPDATE events SET " + change + " WHERE position = 4");

        assertThat(firstFault()).contains(new Fault(4, "it is not as it was written"));
    }

    @Test
    void findsAnEventThatWasRemoved() throws SQLException {
        edit("DELETE FROM events WHERE position = 4");

        assertThat(firstFault()).contains(new Fault(4, "it is missing"));
    }

    @Test
    void findsAnEventThatWasRemovedAndTheGapClosed() throws SQLException {
        edit("DELETE FROM events WHERE position = 4");
        edit("UPDATE events SET position = position - 1 WHERE position > 4");

        assertThat(firstFault()).contains(new Fault(4, "it is not as it was written"));
    }

    @Test
    void findsTwoEventsThatChangedPlaces() throws SQLException {
        edit("UPDATE events SET position = 100 WHERE position = 4");
        edit("UPDATE events SET position = 4 WHERE position = 5");
        edit("UPDATE events SET position = 5 WHERE position = 100");

        assertThat(firstFault()).contains(new Fault(4, "it is not as it was written"));
    }

    @Test
    void findsAnEventThatWasSlippedInBeforeTheFirst() throws SQLException {
        edit(
                "INSERT INTO events SELECT -3, environment, 99, 'slipped-in', type, revision, time, payload, metadata, hash"
                        + " FROM events WHERE position = 4");

        assertThat(firstFault()).contains(new Fault(-3, "it was slipped in"));
    }

    private Optional<Fault> firstFault() {
        return HistoryCheck.firstFault(store.connection());
    }

    private void edit(String sql) throws SQLException {
        try (var statement = store.connection().createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }
}
