package org.torrust.deployer.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten events, of two environments in turn; the n-th of each was recorded n seconds after {@link Samples#NOON}. */
class RawEventsTest {

    private SqliteStore store;
    private RawEvents raw;

    @BeforeEach
    void tenEventsOfTwoEnvironments(@TempDir Path folder) {
        store = SqliteStore.open(folder.resolve("events.db"));
        raw = new RawEvents(store.connection());
        LongStream.range(0, 5)
                .forEach(sequence -> store.engine()
                        .appendEvents(List.of(Samples.message("demo", sequence), Samples.message("other", sequence))));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void givesTheNewestOldestFirst() {
        assertThat(positions(new EventWish(null, null, null, 3))).containsExactly(8L, 9L, 10L);
        assertThat(positions(new EventWish("demo", null, null, 2))).containsExactly(7L, 9L);
        assertThat(positions(new EventWish("demo", "machine.created", null, 9))).isEmpty();
        assertThat(positions(new EventWish(null, "machine.created", null, 2))).containsExactly(8L, 10L);
    }

    @Test
    void givesThoseBehindAPosition() {
        assertThat(positions(new EventWish(null, null, 4L, 3))).containsExactly(5L, 6L, 7L);
        assertThat(positions(new EventWish("other", null, 0L, 2))).containsExactly(2L, 4L);
        assertThat(positions(new EventWish(null, null, 10L, 3))).isEmpty();
    }

    @Test
    void knowsTheFirstPositionOfATime() throws SQLException {
        assertThat(raw.before(Samples.NOON.minus(Duration.ofDays(1)))).isZero();
        assertThat(raw.before(Samples.NOON.plusSeconds(2))).isEqualTo(4);
        assertThat(raw.before(Samples.NOON.plusSeconds(2).plusNanos(1))).isEqualTo(4);
        assertThat(raw.before(Samples.NOON.plusSeconds(2).plusMillis(1))).isEqualTo(6);
        assertThat(raw.before(Samples.NOON.plusSeconds(9))).isEqualTo(10);

        edit("UPDATE events SET time = '2026-11-24T12:00:03Z' WHERE position = 7");
        assertThat(raw.before(Instant.parse("2026-11-24T12:00:03Z"))).isEqualTo(6);
        assertThat(raw.before(Instant.parse("2026-11-24T12:00:03.1Z"))).isEqualTo(7);
    }

    @Test
    void tellsAnOldRevisionInTheNewestOne() throws SQLException {
        edit("UPDATE events SET type = 'environment.run-started', revision = 1, payload = '{\"environment\":\"demo\","
                + "\"operation\":\"a\",\"holder\":{\"pid\":1,\"started\":2,\"bootId\":\"b\",\"pidNamespace\":\"n\"}}'"
                + " WHERE position = 3");

        assertThat(raw.today(raw.at(3).orElseThrow().event())).get().asString().contains("\"steps\":[\"switch\"");
    }

    @Test
    void countsEveryTypeKnownOrNot() throws SQLException {
        edit("UPDATE events SET type = 'machine.teleported', revision = 4 WHERE position IN (6, 8)");
        edit("UPDATE events SET revision = 3 WHERE position = 1");

        assertThat(raw.types())
                .contains(
                        new EventUse(new EventType("machine.created", 1), 3, 2, true),
                        new EventUse(new EventType("machine.removed", 1), 0, 0, true),
                        new EventUse(new EventType("machine.teleported", 4), 2, 6, false),
                        new EventUse(new EventType("environment.created", 2), 0, 0, true),
                        new EventUse(new EventType("environment.created", 3), 1, 1, false))
                .hasSize(EventNames.TYPES.size() + 2);
        assertThat(raw.today(raw.at(6).orElseThrow().event())).isEmpty();
    }

    private List<Long> positions(EventWish wish) {
        return raw.page(wish).stream().map(StoredEvent::position).toList();
    }

    private void edit(String sql) throws SQLException {
        try (var statement = store.connection().createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
