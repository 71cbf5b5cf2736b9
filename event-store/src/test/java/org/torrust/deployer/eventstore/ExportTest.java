package org.torrust.deployer.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.torrust.deployer.api.history.RecordedEvent;
import org.torrust.deployer.eventstore.ExportHeader.Chain;
import org.torrust.deployer.eventstore.UnusableExportException.Reason;

/** A history of ten events, of two environments in turn, in a file. */
class ExportTest {

    @TempDir
    private Path folder;

    private SqliteStore store;
    private Path file;

    @BeforeEach
    void tenEventsOfTwoEnvironments() {
        file = folder.resolve("events.jsonl");
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
    void givesBackEveryEventAsItWasRecorded() {
        export(null, 0);

        assertThat(recorded(ExportedHistory.in(file), 0)).isEqualTo(recorded(StoredHistory.on(store.connection()), 0));
        assertThat(ExportedHistory.in(file).head()).isEqualTo(10);
    }

    @Test
    void holdsNothingThatSteersATerminal() throws SQLException {
        insert("{\"to\":\"\u009b31m\u007f\u202e\u2028Mars\"}");

        var text = export(null, 0);

        assertThat(text).contains("\\u009B31m\\u007F\\u202E\\u2028Mars").doesNotContainPattern("[\\p{Cc}&&[^\\n]]");
        assertThat(payloadOf(11)).isEqualTo("{\"to\":\"\u009b31m\u007f\u202e\u2028Mars\"}");
    }

    /** Deployers before this one wrote such characters as they are. */
    @Test
    void isReadAsOlderDeployersSpelledIt() throws SQLException, IOException {
        insert("{\"to\":\"\u009b31m\"}");
        export(null, 0);
        lines(lines -> {
            var older = lines.stream()
                    .map(line -> line.replace("\\u009B", "\u009b"))
                    .toList();
            var all = String.join("\n", older.subList(0, older.size() - 1)) + "\n";
            var sum = HexFormat.of()
                    .formatHex(HashChain.sha256().digest(all.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            return with(older, older.size() - 1, older.getLast().replaceFirst("[0-9a-f]{64}", sum));
        });

        assertThat(payloadOf(11)).isEqualTo("{\"to\":\"\u009b31m\"}");
    }

    private String payloadOf(long position) {
        try (var events = ExportedHistory.in(file).stored(position - 1)) {
            return events.findFirst().orElseThrow().payload();
        }
    }

    @Test
    void isReadFromAPositionOn() {
        export(null, 0);

        assertThat(recorded(ExportedHistory.in(file), 7))
                .extracting(RecordedEvent::position)
                .containsExactly(8L, 9L, 10L);
    }

    @Test
    void isTheSameByteForByteWhateverElseHappenedToTheTables() throws SQLException {
        var before = export(null, 0);
        edit("CREATE TABLE copy AS SELECT * FROM events ORDER BY position DESC");
        edit("DELETE FROM events");
        edit("INSERT INTO events SELECT * FROM copy");

        assertThat(export(null, 0)).isEqualTo(before);
    }

    @Test
    void saysWhatItIsOf() {
        var text = export(null, 0);

        var first = text.substring(text.indexOf("\"hash\":\"") + 8).substring(0, 64);
        assertThat(ExportedHistory.in(file).header())
                .isEqualTo(new ExportHeader(first, Chain.WHOLE, null, 0, 10, 10, hashOf(10)));
        assertThat(text.lines().toList().getFirst()).isEqualTo("""
                {"format":"torrust-tracker-deployer-events","version":1,"store":"%s","chain":"whole","environment":null,\
                "after":0,"count":10,"headPosition":10,"headHash":"%s"}""".formatted(first, hashOf(10)));
    }

    @Test
    void ofAnEmptyStoreIsOfNoStore() throws SQLException {
        edit("DELETE FROM events");
        export(null, 0);

        var history = ExportedHistory.in(file);
        assertThat(history.header()).isEqualTo(new ExportHeader(null, Chain.WHOLE, null, 0, 0, 0, HashChain.ROOT));
        assertThat(recorded(history, 0)).isEmpty();
    }

    @Test
    void mayBeOfOneEnvironment() {
        export("other", 0);

        var history = ExportedHistory.in(file);
        assertThat(history.header().chain()).isEqualTo(Chain.GAPS);
        assertThat(recorded(history, 0))
                .extracting(RecordedEvent::position, RecordedEvent::sequence)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2L, 0L),
                        org.assertj.core.groups.Tuple.tuple(4L, 1L),
                        org.assertj.core.groups.Tuple.tuple(6L, 2L),
                        org.assertj.core.groups.Tuple.tuple(8L, 3L),
                        org.assertj.core.groups.Tuple.tuple(10L, 4L));
    }

    @Test
    void mayBeginLater() {
        export(null, 6);

        var history = ExportedHistory.in(file);
        assertThat(history.header().chain()).isEqualTo(Chain.TAIL);
        assertThat(recorded(history, 0)).extracting(RecordedEvent::position).containsExactly(7L, 8L, 9L, 10L);
    }

    @Test
    void holdsEventsThisDeployerDoesNotKnowAsTheyAre() throws SQLException {
        insertFromTheFuture();
        export(null, 0);

        var history = ExportedHistory.in(file);
        try (var events = history.stored(10)) {
            assertThat(events)
                    .extracting(event -> event.type().name(), StoredEvent::payload)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("machine.teleported", "{\"to\":\"Mars ♂\"}"));
        }
        assertThatThrownBy(() -> recorded(history, 10)).isInstanceOf(UnknownEventException.class);
    }

    @Test
    void isNotWrittenToItsEndWhereTheChainIsBroken() throws SQLException, IOException {
        edit("UPDATE events SET payload = payload || ' ' WHERE position = 4");

        var out = new ByteArrayOutputStream();
        assertThatThrownBy(() -> new Export(store.connection(), null, 0).write(out))
                .isInstanceOf(BrokenHistoryException.class)
                .hasMessage("The history is broken at event 4: it is not as it was written.");
        Files.write(file, out.toByteArray());
        assertBroken("it is cut off behind event 3");
    }

    @Nested
    class IsRefused {

        @Test
        void whenItIsSomethingElse() throws IOException {
            Files.writeString(file, "Dear diary, today I exported.\n");

            assertRefused(Reason.NO_EXPORT, "is no export of events");
            Files.writeString(file, "");
            assertRefused(Reason.NO_EXPORT, "is no export of events");
            Files.writeString(file, "[1]\n{}\n");
            assertRefused(Reason.NO_EXPORT, "is no export of events");
        }

        @Test
        void whenItIsNotThere() {
            assertRefused(Reason.NO_EXPORT, "cannot be read");
        }

        @Test
        void whenItsFormatIsNewer() throws IOException {
            export(null, 0);
            change(text -> text.replaceFirst("\"version\":1", "\"version\":2"));

            assertRefused(Reason.TOO_NEW, "format version 2 and this deployer knows 1");
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 300, 4000})
        void whenBytesAreMissingAtItsEnd(int bytes) throws IOException {
            export(null, 0);
            change(text -> text.substring(0, text.length() - bytes));

            assertRefused(Reason.BROKEN, "cut off");
        }

        @Test
        void whenItIsCutOffBehindAWholeLine() throws IOException {
            export(null, 0);
            lines(lines -> lines.subList(0, 6));

            assertBroken("it is cut off behind event 5");
        }

        @Test
        void whenOneByteOfAnEventDiffers() throws IOException {
            export(null, 0);
            lines(lines -> with(lines, 4, lines.get(4).replaceFirst("demo|other", "dem0")));

            assertBroken("event 4: it is not as it was written");
        }

        @Test
        void whenAnEventIsMissing() throws IOException {
            export(null, 0);
            lines(lines -> without(lines, 4));

            assertBroken("event 4: it is missing");
        }

        @Test
        void whenAnEventIsMissingAndItsNeighbourIsLinkedToWhatIsThere() throws IOException {
            export("demo", 0);
            lines(lines -> without(lines, 3));

            assertBroken("event 7: an event of demo before it is missing");
        }

        @Test
        void whenTheFirstEventOfAnEnvironmentIsMissing() throws IOException {
            export("other", 0);
            lines(lines -> without(lines, 1));

            assertBroken("event 4: an event of other before it is missing");
        }

        @Test
        void whenTheLastEventIsMissing() throws IOException {
            export(null, 0);
            lines(lines -> without(lines, 10));

            assertBroken("it holds 9 events of 10");
        }

        @Test
        void whenAnEventIsThereTwice() throws IOException {
            export(null, 0);
            lines(lines -> with(lines, 5, lines.get(4)));

            assertBroken("event 4: it was slipped in");
        }

        @Test
        void whenTwoEventsChangedPlaces() throws IOException {
            export(null, 0);
            lines(lines -> with(with(lines, 5, lines.get(4)), 4, lines.get(5)));

            assertBroken("event 4: it is missing");
        }

        @Test
        void whenAnEventIsLinkedToAnother() throws IOException {
            export(null, 0);
            lines(lines -> with(lines, 4, lines.get(4).replaceFirst("previous\":\"....", "previous\":\"0000")));

            assertBroken("event 4: it is not linked to the event before it");
        }

        @Test
        void whenItsFirstLineWasAltered() throws IOException {
            export(null, 6);
            change(text -> text.replaceFirst("\"store\":\"....", "\"store\":\"0000"));

            assertBroken("do not add up");
        }

        @Test
        void whenSomethingStandsBehindItsEnd() throws IOException {
            export(null, 0);
            change(text -> text + "{}\n");

            assertBroken("something stands behind its last line");
        }

        @Test
        void whenALineIsNoEvent() throws IOException {
            export(null, 0);
            lines(lines -> with(lines, 4, "{}"));
            assertBroken("behind event 3 stands no event: 'previous' is missing");

            export(null, 0);
            lines(lines -> with(lines, 4, "event"));
            assertBroken("behind event 3 stands no event");
        }
    }

    private String export(String environment, long after) {
        var out = new ByteArrayOutputStream();
        try {
            new Export(store.connection(), environment, after).write(out);
            Files.write(file, out.toByteArray());
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void change(UnaryOperator<String> how) throws IOException {
        Files.writeString(file, how.apply(Files.readString(file)));
    }

    private void lines(UnaryOperator<List<String>> how) throws IOException {
        change(text -> how.apply(text.lines().toList()).stream()
                .map(line -> line + "\n")
                .collect(Collectors.joining()));
    }

    private static List<String> with(List<String> lines, int index, String line) {
        var more = new ArrayList<>(lines);
        more.set(index, line);
        return more;
    }

    private static List<String> without(List<String> lines, int index) {
        var fewer = new ArrayList<>(lines);
        fewer.remove(index);
        return fewer;
    }

    private void assertBroken(String why) {
        assertRefused(Reason.BROKEN, why);
    }

    private void assertRefused(Reason reason, String why) {
        assertThatThrownBy(() -> ExportedHistory.in(file))
                .isInstanceOfSatisfying(
                        UnusableExportException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason))
                .hasMessageContaining(file.toString())
                .hasMessageContaining(why);
    }

    private static List<RecordedEvent> recorded(org.torrust.deployer.api.history.History history, long after) {
        try (var events = history.after(after)) {
            return events.toList();
        }
    }

    private String hashOf(long position) {
        try (var events = StoredHistory.on(store.connection()).stored(position - 1)) {
            return events.findFirst().orElseThrow().hash();
        }
    }

    private void insertFromTheFuture() throws SQLException {
        insert("{\"to\":\"Mars ♂\"}");
    }

    private void insert(String payload) throws SQLException {
        var event = new StoredEvent(
                11,
                "demo",
                5,
                "from-the-future",
                new EventType("machine.teleported", 1),
                "2030-01-01T00:00:00Z",
                payload,
                "{}",
                "");
        try (var insertion = new EventInsertion(store.connection())) {
            insertion.add(event.linked(HashChain.link(hashOf(10), event)));
        }
    }

    private void edit(String sql) throws SQLException {
        try (var statement = store.connection().createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
