package org.torrust.deployer.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The table of events, read in every way it is read. */
final class EventTable {

    static final String COLUMNS = "position, environment, sequence, id, type, revision, time, payload, metadata, hash";

    static final String DDL = """
            CREATE TABLE IF NOT EXISTS events (
              position    INTEGER PRIMARY KEY,
              environment TEXT    NOT NULL,
              sequence    INTEGER NOT NULL,
              id          TEXT    NOT NULL UNIQUE,
              type        TEXT    NOT NULL,
              revision    INTEGER NOT NULL,
              time        TEXT    NOT NULL,
              payload     TEXT    NOT NULL,
              metadata    TEXT    NOT NULL,
              hash        TEXT    NOT NULL,
              UNIQUE (environment, sequence)
            ) STRICT""";

    /** Finds the types there are without a look at every event. */
    static final String INDEX_DDL = "CREATE INDEX IF NOT EXISTS events_by_type ON events (type, revision)";

    private EventTable() {}

    /** The newest event's place and link; position 0 and the chain's root when there is none. */
    static Head head(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement(
                        "SELECT position, hash FROM events ORDER BY position DESC LIMIT 1");
                var rows = query.executeQuery()) {
            return rows.next() ? new Head(rows.getLong(1), rows.getString(2)) : new Head(0, HashChain.ROOT);
        }
    }

    /** Every row, also those that no deployer wrote; the stream is to be closed. */
    static Stream<StoredEvent> all(Connection connection) throws SQLException {
        return after(connection, Long.MIN_VALUE);
    }

    /** All events behind a position; the stream is to be closed. */
    static Stream<StoredEvent> after(Connection connection, long position) throws SQLException {
        var query =
                connection.prepareStatement("SELECT " + COLUMNS + " FROM events WHERE position > ? ORDER BY position");
        query.setLong(1, position);
        return rows(query, EventTable::row);
    }

    /**
     * The events behind a position with the link each was chained to; the stream is to be closed.
     *
     * @param environment the only one wanted, or null for all
     */
    static Stream<LinkedEvent> linked(Connection connection, @Nullable String environment, long position)
            throws SQLException {
        var query = connection.prepareStatement("SELECT " + COLUMNS + ", " + previous(connection)
                + " FROM events WHERE " + wanted(environment) + " ORDER BY position");
        want(query, environment, position);
        return rows(query, EventTable::linkedRow);
    }

    /** The event at a position with the link it was chained to. */
    static Optional<LinkedEvent> at(Connection connection, long position) throws SQLException {
        try (var query = connection.prepareStatement(
                "SELECT " + COLUMNS + ", " + previous(connection) + " FROM events WHERE position = ?")) {
            query.setLong(1, position);
            try (var rows = query.executeQuery()) {
                return rows.next() ? Optional.of(linkedRow(rows)) : Optional.empty();
            }
        }
    }

    private static LinkedEvent linkedRow(ResultSet row) throws SQLException {
        return new LinkedEvent(row.getString(11), row(row));
    }

    /** What an event is chained to; what is not there itself is written down where a part was imported. */
    private static String previous(Connection connection) throws SQLException {
        var imported = ImportMark.isOn(connection) ? ImportMark.LINK + ", " : "";
        return "coalesce((SELECT hash FROM events before WHERE before.position = events.position - 1), " + imported
                + "'" + HashChain.ROOT + "')";
    }

    static long count(Connection connection, @Nullable String environment, long position) throws SQLException {
        try (var query = connection.prepareStatement("SELECT count(*) FROM events WHERE " + wanted(environment))) {
            want(query, environment, position);
            try (var rows = query.executeQuery()) {
                return rows.getLong(1);
            }
        }
    }

    private static String wanted(@Nullable String environment) {
        return environment == null ? "position > ?" : "position > ? AND environment = ?";
    }

    private static void want(PreparedStatement query, @Nullable String environment, long position) throws SQLException {
        query.setLong(1, position);
        if (environment != null) {
            query.setString(2, environment);
        }
    }

    /** The hash of the very first event, which the store is told from others by. */
    static Optional<String> firstHash(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("SELECT hash FROM events WHERE position = 1");
                var rows = query.executeQuery()) {
            return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
        }
    }

    /** The events of one environment from a sequence on; the stream is to be closed. */
    static Stream<StoredEvent> of(Connection connection, String environment, long sequence) throws SQLException {
        var query = connection.prepareStatement(
                "SELECT " + COLUMNS + " FROM events WHERE environment = ? AND sequence >= ? ORDER BY sequence");
        query.setString(1, environment);
        query.setLong(2, sequence);
        return rows(query, EventTable::row);
    }

    static Optional<Long> lastSequence(Connection connection, String environment) throws SQLException {
        try (var query = connection.prepareStatement(
                "SELECT sequence FROM events WHERE environment = ? ORDER BY sequence DESC LIMIT 1")) {
            query.setString(1, environment);
            try (var rows = query.executeQuery()) {
                return rows.next() ? Optional.of(rows.getLong(1)) : Optional.empty();
            }
        }
    }

    /** Each type of event there is, with the position of the first of it, in that order. */
    static Map<EventType, Long> firstOfEachType(Connection connection) throws SQLException {
        var types = new HashMap<EventType, Long>();
        // One after the other: grouping would look at every event of the history each time something is written.
        try (var next = connection.prepareStatement("SELECT type, revision, position FROM events"
                + " WHERE (type, revision) > (?, ?) ORDER BY type, revision, position LIMIT 1")) {
            var last = new EventType("", 0);
            while (true) {
                next.setString(1, last.name());
                next.setInt(2, last.revision());
                try (var rows = next.executeQuery()) {
                    if (!rows.next()) {
                        return byPosition(types);
                    }
                    last = new EventType(rows.getString(1), rows.getInt(2));
                    types.put(last, rows.getLong(3));
                }
            }
        }
    }

    private static Map<EventType, Long> byPosition(Map<EventType, Long> types) {
        var sorted = new LinkedHashMap<EventType, Long>();
        types.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(type -> sorted.put(type.getKey(), type.getValue()));
        return sorted;
    }

    static <T> Stream<T> rows(PreparedStatement query, Row<T> reading) throws SQLException {
        var rows = query.executeQuery();
        var spliterator =
                new AbstractSpliterator<T>(
                        Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE) {
                    @Override
                    public boolean tryAdvance(Consumer<? super T> action) {
                        return Sql.run(() -> {
                            if (!rows.next()) {
                                return false;
                            }
                            action.accept(reading.of(rows));
                            return true;
                        });
                    }
                };
        return StreamSupport.stream(spliterator, false)
                .onClose(() -> Sql.run(() -> {
                    query.close();
                    return true;
                }));
    }

    static StoredEvent row(ResultSet rows) throws SQLException {
        return new StoredEvent(
                rows.getLong(1),
                rows.getString(2),
                rows.getLong(3),
                rows.getString(4),
                new EventType(rows.getString(5), rows.getInt(6)),
                rows.getString(7),
                rows.getString(8),
                rows.getString(9),
                rows.getString(10));
    }

    /** Reads what the cursor stands on. */
    interface Row<T> {
        T of(ResultSet rows) throws SQLException;
    }

    /** Where the history ends. */
    record Head(long position, String hash) {}
}
