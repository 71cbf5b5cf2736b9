package org.torrust.deployer.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.history.RecordedEvent;

class StoredHistoryTest {

    @TempDir
    private Path folder;

    private Connection reading;

    @BeforeEach
    void tell() {
        var file = folder.resolve("events.db");
        try (var store = SqliteStore.open(file)) {
            append(store, "demo", 0, 2);
            append(store, "other", 0, 2);
            append(store, "demo", 2, 4);
        }
        reading = Database.forReading(file);
    }

    @AfterEach
    void close() throws SQLException {
        reading.close();
    }

    @Test
    void readsTheEventsOfOneEnvironmentInTheirOrder() {
        assertThat(of("demo")).extracting(RecordedEvent::position).containsExactly(1L, 2L, 5L, 6L);
        assertThat(of("demo")).extracting(RecordedEvent::sequence).containsExactly(0L, 1L, 2L, 3L);
    }

    @Test
    void hasNoEventsOfWhoNeverWas() {
        assertThat(of("nobody")).isEmpty();
    }

    private List<RecordedEvent> of(String environment) {
        try (var events = StoredHistory.on(reading).of(new EnvironmentName(environment))) {
            return events.toList();
        }
    }

    private static void append(SqliteStore store, String environment, int from, int to) {
        store.engine()
                .appendEvents(IntStream.range(from, to)
                        .mapToObj(sequence -> Samples.message(environment, sequence))
                        .toList());
    }
}
