package org.torrust.deployer.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
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

        assertThat(firstFault()).contains(new Fault(4, "it was removed, and those behind it moved up"));
    }

    @Test
    void findsSeveralEventsThatWereRemovedAndTheGapClosed() throws SQLException {
        edit("DELETE FROM events WHERE position BETWEEN 3 AND 6");
        edit("UPDATE events SET position = position - 4 WHERE position > 6");

        assertThat(firstFault()).contains(new Fault(3, "it was removed, and those behind it moved up"));
    }

    @Test
    void findsTwoEventsThatChangedPlaces() throws SQLException {
        exchange(4, 5);

        assertThat(firstFault()).contains(new Fault(4, "the one that belongs here stands at 5"));
    }

    @Test
    void findsEventsThatChangedPlacesOverADistance() throws SQLException {
        exchange(2, 9);

        assertThat(firstFault()).contains(new Fault(2, "the one that belongs here stands at 9"));
    }

    @Test
    void findsAnEventThatWasSlippedInBetween() throws SQLException {
        slipIn(4, HashChain.ROOT);

        assertThat(firstFault()).contains(new Fault(4, "it was slipped in"));
    }

    @Test
    void findsAnEventThatWasSlippedInByOneWhoComputedItsHash() throws SQLException {
        slipIn(4, null);

        assertThat(firstFault()).contains(new Fault(4, "it was slipped in"));
    }

    /** What was altered cannot be told from what comes next: both no longer fit together. */
    @Test
    void findsAnAlteredEventWhoseHashWasComputedAnewAtTheNextOne() throws SQLException {
        var altered = EventTable.at(store.connection(), 4).orElseThrow();
        edit("UPDATE events SET time = '2020-01-01T00:00:00Z' WHERE position = 4");
        edit("UPDATE events SET hash = '%s' WHERE position = 4"
                .formatted(HashChain.link(
                        altered.previous(),
                        EventTable.at(store.connection(), 4).orElseThrow().event())));

        assertThat(firstFault()).contains(new Fault(5, "it is not as it was written"));
    }

    @Test
    void findsAnEventThatWasSlippedInBeforeTheFirst() throws SQLException {
        edit(
                "INSERT INTO events SELECT -3, environment, 99, 'slipped-in', type, revision, time, payload, metadata, hash"
                        + " FROM events WHERE position = 4");

        assertThat(firstFault()).contains(new Fault(-3, "it was slipped in"));
    }

    @Nested
    class HeldAgainstACheckpoint {

        private Checkpoint earlier;

        @BeforeEach
        void made() {
            earlier = HistoryCheck.checkpoint(store.connection());
        }

        @Test
        void isFineAsLongAsItOnlyGrew() {
            store.engine().appendEvents(List.of(Samples.message("demo", 5)));

            assertThat(contradiction()).isEmpty();
        }

        @Test
        void lacksAnEndThatWasCutOff() throws SQLException {
            edit("DELETE FROM events WHERE position > 8");

            assertThat(firstFault()).isEmpty();
            assertThat(contradiction()).contains(new Fault(9, "it is missing, and all behind it"));
        }

        @Test
        void isAnotherWhereItsEndWasWrittenAnew() throws SQLException {
            edit("DELETE FROM events WHERE position > 8");
            LongStream.range(0, 5)
                    .forEach(sequence -> store.engine().appendEvents(List.of(Samples.message("third", sequence))));

            assertThat(firstFault()).isEmpty();
            assertThat(contradiction()).contains(new Fault(10, "it was another when the checkpoint was made"));
        }

        @Test
        void isAnotherWhereAllWasWrittenAnew() throws SQLException {
            edit("DELETE FROM events");
            LongStream.range(0, 10)
                    .forEach(sequence -> store.engine().appendEvents(List.of(Samples.message("third", sequence))));

            assertThat(firstFault()).isEmpty();
            assertThat(contradiction()).contains(new Fault(1, "it is not the one the checkpoint's store began with"));
        }

        @Test
        void mayHaveBeenEmptyThen() throws SQLException {
            edit("DELETE FROM events");
            var empty = HistoryCheck.checkpoint(store.connection());
            store.engine().appendEvents(List.of(Samples.message("demo", 0)));

            assertThat(empty).isEqualTo(new Checkpoint(null, 0, HashChain.ROOT));
            assertThat(HistoryCheck.contradiction(store.connection(), empty)).isEmpty();
        }

        private Optional<Fault> contradiction() {
            return HistoryCheck.contradiction(store.connection(), earlier);
        }
    }

    private void exchange(long one, long other) throws SQLException {
        edit("UPDATE events SET position = 100 WHERE position = " + one);
        edit("UPDATE events SET position = %d WHERE position = %d".formatted(one, other));
        edit("UPDATE events SET position = %d WHERE position = 100".formatted(other));
    }

    /** @param hash the new event's, or null for the one that follows from the event before it */
    private void slipIn(long position, String hash) throws SQLException {
        edit("UPDATE events SET position = -position WHERE position >= " + position);
        edit("UPDATE events SET position = 1 - position WHERE position < 0");
        try (var insertion = new EventInsertion(store.connection())) {
            var before = EventTable.at(store.connection(), position - 1)
                    .orElseThrow()
                    .event();
            var slipped = new StoredEvent(
                    position,
                    "demo",
                    99,
                    "slipped-in",
                    before.type(),
                    before.time(),
                    before.payload(),
                    before.metadata(),
                    "");
            insertion.add(slipped.linked(hash == null ? HashChain.link(before.hash(), slipped) : hash));
        }
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
