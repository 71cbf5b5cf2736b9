package org.torrust.deployer.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.torrust.deployer.api.history.Provenance;
import org.torrust.deployer.api.history.RecordedEvent;

class SqliteEventStorageEngineTest {

    @TempDir
    private Path folder;

    private SqliteStore store;

    @BeforeEach
    void open() {
        store = SqliteStore.open(file());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void givesBackEachMessageAsItWasPublished() {
        append(store, "demo", 0, 26);

        var read = store.engine().readEvents("demo").asStream().toList();

        assertThat(read).hasSize(26);
        assertThat(read.get(7)).isInstanceOfSatisfying(DomainEventMessage.class, message -> {
            var published = Samples.message("demo", 7);
            assertThat(message.getPayload()).isEqualTo(published.getPayload());
            assertThat(message.getIdentifier()).isEqualTo(published.getIdentifier());
            assertThat(message.getTimestamp()).isEqualTo(published.getTimestamp());
            assertThat(message.getSequenceNumber()).isEqualTo(7);
            assertThat(message.getAggregateIdentifier()).isEqualTo("demo");
        });
    }

    @Test
    void readsOneEnvironmentFromASequenceOn() {
        append(store, "demo", 0, 5);
        append(store, "other", 0, 5);

        assertThat(store.engine().readEvents("other", 3).asStream())
                .extracting(message -> message.getAggregateIdentifier() + message.getSequenceNumber())
                .containsExactly("other3", "other4");
    }

    @Test
    void knowsTheLastSequenceOfAnEnvironment() {
        append(store, "demo", 0, 3);

        assertThat(store.engine().lastSequenceNumberFor("demo")).contains(2L);
        assertThat(store.engine().lastSequenceNumberFor("nobody")).isEmpty();
    }

    @Test
    void countsPositionsWithoutGapsOverAllEnvironments() {
        append(store, "demo", 0, 2);
        append(store, "other", 0, 2);
        append(store, "demo", 2, 4);

        assertThat(history()).extracting(RecordedEvent::position).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(history()).extracting(RecordedEvent::sequence).containsExactly(0L, 1L, 0L, 1L, 2L, 3L);
    }

    @Test
    void keepsWhoStandsBehindAnEvent() {
        append(store, "demo", 0, 1);

        var asked = Samples.PROVENANCE;
        assertThat(history())
                .extracting(RecordedEvent::provenance)
                .containsExactly(
                        new Provenance(asked.actor(), "", asked.arguments(), asked.versions(), asked.reason()));
    }

    @Test
    void linksEventsOfSeveralAppendsIntoOneChain() {
        append(store, "demo", 0, 3);
        append(store, "other", 0, 3);

        assertThat(HistoryCheck.firstFault(store.connection())).isEmpty();
    }

    @Test
    void leavesNothingOfWhatWasRolledBack() {
        append(store, "demo", 0, 1);
        Transaction transaction = store.transactions().startTransaction();
        append(store, "demo", 1, 3);
        transaction.rollback();
        append(store, "demo", 1, 2);

        assertThat(history()).extracting(RecordedEvent::position).containsExactly(1L, 2L);
        assertThat(HistoryCheck.firstFault(store.connection())).isEmpty();
    }

    @Nested
    class WithAnotherProcessBeside {

        private SqliteStore other;

        @BeforeEach
        void openToo() {
            other = SqliteStore.open(file());
        }

        @AfterEach
        void closeToo() {
            other.close();
        }

        @Test
        void theSecondToTakeAPlaceHearsOfAConflict() {
            append(store, "demo", 0, 1);

            assertThatThrownBy(() -> other.engine().appendEvents(List.of(renamed(Samples.message("demo", 0)))))
                    .isInstanceOf(ConcurrencyException.class);
            assertThat(history()).hasSize(1);
        }

        @Test
        void aConflictHalfWayTakesBackTheWholeAppend() {
            append(store, "demo", 0, 2);

            assertThatThrownBy(() -> other.engine()
                            .appendEvents(List.of(Samples.message("other", 0), renamed(Samples.message("demo", 1)))))
                    .isInstanceOf(ConcurrencyException.class);
            assertThat(history()).extracting(recorded -> recorded.position()).containsExactly(1L, 2L);
        }

        @Test
        void whatIsNotCommittedIsNotSeen() {
            append(store, "demo", 0, 1);
            var transaction = other.transactions().startTransaction();
            append(other, "demo", 1, 2);

            assertThat(history()).hasSize(1);
            transaction.commit();
            assertThat(history()).hasSize(2);
        }

        @Test
        void whoWaitsTooLongForTheOtherHearsOfAConflict() throws SQLException {
            var transaction = store.transactions().startTransaction();
            try (var statement = other.connection().createStatement()) {
                statement.execute("PRAGMA busy_timeout = 1");
            }

            assertThatThrownBy(() -> append(other, "demo", 0, 1)).isInstanceOf(ConcurrencyException.class);

            transaction.rollback();
            append(other, "demo", 0, 1);
            assertThat(history()).hasSize(1);
        }

        @Test
        void bothAppendAtOnceAndNothingIsLost() throws Exception {
            try (var threads = Executors.newFixedThreadPool(2)) {
                var one = threads.submit(() -> IntStream.range(0, 100).forEach(n -> append(store, "demo", n, n + 1)));
                var two = threads.submit(() -> IntStream.range(0, 100).forEach(n -> append(other, "other", n, n + 1)));
                one.get();
                two.get();
            }

            assertThat(history()).hasSize(200);
            assertThat(HistoryCheck.firstFault(store.connection())).isEmpty();
        }

        /** The same event as recorded by someone else. */
        private static DomainEventMessage<?> renamed(DomainEventMessage<?> message) {
            return new org.axonframework.eventhandling.GenericDomainEventMessage<>(
                    message.getType(),
                    message.getAggregateIdentifier(),
                    message.getSequenceNumber(),
                    message.getPayload(),
                    message.getMetaData(),
                    "by-someone-else",
                    message.getTimestamp());
        }
    }

    private static void append(SqliteStore store, String environment, int from, int to) {
        store.engine()
                .appendEvents(IntStream.range(from, to)
                        .mapToObj(sequence -> Samples.message(environment, sequence))
                        .toList());
    }

    private List<RecordedEvent> history() {
        try (var connection = Database.forReading(file());
                var events = StoredHistory.on(connection).after(0)) {
            return events.toList();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path file() {
        return folder.resolve("events.db");
    }
}
