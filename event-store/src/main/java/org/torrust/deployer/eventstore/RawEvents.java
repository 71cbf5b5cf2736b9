package org.torrust.deployer.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The events as they are kept, whether this program knows them or not; on a connection that stays the caller's. */
public final class RawEvents {

    private final Connection connection;
    private final EventCodec codec = new EventCodec();

    public RawEvents(Connection connection) {
        this.connection = connection;
    }

    /** Those that are wanted, oldest first. */
    public List<StoredEvent> page(EventWish wish) {
        return Sql.run(() -> {
            var order = wish.after() == null ? "DESC" : "ASC";
            try (var query = connection.prepareStatement("SELECT %s FROM events WHERE %s ORDER BY position %s LIMIT ?"
                    .formatted(EventTable.COLUMNS, condition(wish), order))) {
                fill(query, wish);
                var page = rows(query);
                return wish.after() == null ? page.reversed() : page;
            }
        });
    }

    private static String condition(EventWish wish) {
        return "position > ?"
                + (wish.environment() == null ? "" : " AND environment = ?")
                + (wish.type() == null ? "" : " AND type = ?");
    }

    private static void fill(PreparedStatement query, EventWish wish) throws SQLException {
        var place = 0;
        query.setLong(++place, wish.after() == null ? Long.MIN_VALUE : wish.after());
        if (wish.environment() != null) {
            query.setString(++place, wish.environment());
        }
        if (wish.type() != null) {
            query.setString(++place, wish.type());
        }
        query.setInt(++place, wish.limit());
    }

    private static List<StoredEvent> rows(PreparedStatement query) throws SQLException {
        try (var rows = EventTable.rows(query, EventTable::row)) {
            return new ArrayList<>(rows.toList());
        }
    }

    /** The event at a position with the link it was chained to. */
    public Optional<LinkedEvent> at(long position) {
        return Sql.run(() -> EventTable.at(connection, position));
    }

    /** Every type of event this program knows and every other there is, by name and revision. */
    public List<EventUse> types() {
        return Sql.run(() -> {
            var uses = new HashMap<EventType, EventUse>();
            EventNames.TYPES.values().forEach(type -> uses.put(type, new EventUse(type, 0, 0, true)));
            uses.putAll(used());
            return uses.values().stream()
                    .sorted(Comparator.comparing((EventUse use) -> use.type().name())
                            .thenComparingInt(use -> use.type().revision()))
                    .toList();
        });
    }

    private Map<EventType, EventUse> used() throws SQLException {
        var uses = new HashMap<EventType, EventUse>();
        try (var query = connection.prepareStatement(
                        "SELECT type, revision, count(*), min(position) FROM events GROUP BY type, revision");
                var rows = query.executeQuery()) {
            while (rows.next()) {
                var type = new EventType(rows.getString(1), rows.getInt(2));
                uses.put(type, new EventUse(type, rows.getLong(3), rows.getLong(4), EventNames.isKnown(type)));
            }
        }
        return uses;
    }

    /**
     * What an event says in the newest revision of its type, as JSON; empty when this program does not know it.
     *
     * <p>It is the same text where it was written in that revision.
     */
    public Optional<String> today(StoredEvent event) {
        try {
            return Optional.of(codec.write(codec.read(event).event()));
        } catch (UnknownEventException e) {
            return Optional.empty();
        }
    }

    /**
     * The position right before the first event that was recorded at a time or later, to the millisecond as times are shown;
     * the newest one when there is none.
     */
    public long before(Instant time) {
        return Sql.run(() -> {
            var second = time.truncatedTo(ChronoUnit.SECONDS).toString();
            // Times differ in how many digits follow the second, so that text alone does not order them.
            try (var query = connection.prepareStatement(
                    "SELECT position, time FROM events WHERE time >= ? ORDER BY position")) {
                query.setString(1, second.substring(0, second.length() - 1));
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        if (isAtOrAfter(rows.getString(2), time)) {
                            return rows.getLong(1) - 1;
                        }
                    }
                }
            }
            return EventTable.head(connection).position();
        });
    }

    private static boolean isAtOrAfter(@Nullable String text, Instant time) {
        try {
            return !Instant.parse(String.valueOf(text)).isBefore(time.truncatedTo(ChronoUnit.MILLIS));
        } catch (java.time.format.DateTimeParseException e) {
            return false;
        }
    }
}
