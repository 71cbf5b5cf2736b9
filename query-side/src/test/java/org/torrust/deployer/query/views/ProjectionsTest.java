package org.torrust.deployer.query.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.torrust.deployer.query.Story.ADDRESS;
import static org.torrust.deployer.query.Story.DEMO;
import static org.torrust.deployer.query.Story.OPERATION;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentProvisioned;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.environment.Refused;
import org.torrust.deployer.api.environment.Refused.Reason;
import org.torrust.deployer.api.history.History;
import org.torrust.deployer.api.history.RecordedEvent;
import org.torrust.deployer.query.Story;
import org.torrust.deployer.query.list.EnvironmentSummary;

class ProjectionsTest extends RowsOnDisk {

    private static final EnvironmentName OTHER = new EnvironmentName("other");
    private static final List<String> ALL = Projections.names();
    private static final Rebuilding BY_ADA =
            new Rebuilding(Instant.parse("2026-11-24T13:00:00Z"), "ada@workshop", "to be sure");

    /** Twenty events of {@code demo} and {@code other}. */
    private final Story story = Story.ofTwoLives();

    @Nested
    class Listed {

        @Test
        void areAllBehindWhereNothingWasFoldedYet() {
            assertThat(projections(reading).states())
                    .containsExactly(
                            new ProjectionState("list", 0, 20, null, null),
                            new ProjectionState("status", 0, 20, null, null),
                            new ProjectionState("history", 0, 20, null, null))
                    .allSatisfy(state -> assertThat(state.lag()).isEqualTo(20));
        }

        @Test
        void tellHowFarTheyAreAndWhatTheyFailedWith() throws SQLException {
            catchUp();
            execute("UPDATE view_state SET position = 17, error = 'it was too late' WHERE view = 'status'");

            assertThat(projections(reading).states())
                    .contains(
                            new ProjectionState("list", 20, 20, null, null),
                            new ProjectionState("status", 17, 20, "it was too late", null));
        }
    }

    @Nested
    class Verified {

        @Test
        void areWhatFollowsFromTheEvents() {
            catchUp();

            assertThat(projections(reading).verify(ALL))
                    .containsExactly(
                            new Comparison("list", 20, 20, 2, 0, List.of()),
                            new Comparison("status", 20, 20, 2, 0, List.of()),
                            new Comparison("history", 20, 20, 2, 0, List.of()));
        }

        @Test
        void tellWhatWasAltered() throws SQLException {
            catchUp();
            execute("UPDATE view_rows SET document = replace(document, 'simulated', 'lxd')"
                    + " WHERE view = 'list' AND name = 'other'");

            assertThat(projections(reading).verify(List.of("list", "status")))
                    .containsExactly(
                            new Comparison(
                                    "list",
                                    20,
                                    20,
                                    2,
                                    1,
                                    List.of(new Difference("other", "provider", "\"lxd\"", "\"simulated\""))),
                            new Comparison("status", 20, 20, 2, 0, List.of()));
        }

        @Test
        void tellWhatIsMissingAndWhatIsTooMuch() throws SQLException {
            catchUp();
            execute("UPDATE view_rows SET name = 'third' WHERE view = 'status' AND name = 'other'");

            assertThat(projections(reading).verify(List.of("status")).getFirst())
                    .satisfies(comparison -> {
                        assertThat(comparison.differing()).isEqualTo(2);
                        assertThat(comparison.differences())
                                .extracting(Difference::name, Difference::path)
                                .containsExactly(tuple("other", ""), tuple("third", ""));
                        assertThat(comparison.differences().getFirst().kept()).isNull();
                        assertThat(comparison.differences().getLast().folded()).isNull();
                    });
        }

        @Test
        void areHeldAgainstTheEventsTheyHaveFoldedAndNoMore() {
            catchUp();
            story.tell(new EnvironmentProvisioned(OTHER, OPERATION, ADDRESS));

            assertThat(projections(reading).verify(ALL))
                    .allSatisfy(comparison -> assertThat(comparison.isSame()).isTrue());
        }

        @Test
        void areHeldAgainstTheEventsOfOneEnvironmentWhereOneIsAskedFor() throws SQLException {
            catchUp();
            execute("UPDATE view_rows SET document = '{}' WHERE name = 'other' OR name LIKE '% other'");
            execute("INSERT INTO view_rows VALUES ('history', 'nobodys other', '{}')");

            assertThat(projections(reading).verify(ALL, DEMO))
                    .containsExactly(
                            new Comparison("list", 20, 20, 1, 0, List.of()),
                            new Comparison("status", 20, 20, 1, 0, List.of()),
                            new Comparison("history", 20, 20, 1, 0, List.of()));
            assertThat(projections(reading).verify(ALL, OTHER))
                    .extracting(Comparison::rows, Comparison::differing)
                    .containsExactly(tuple(1L, 1L), tuple(1L, 1L), tuple(1L, 2L));
        }

        @Test
        void cannotBeWrongWhereNothingIsKept() {
            assertThat(projections(reading).verify(ALL))
                    .contains(new Comparison("list", 0, 20, 0, 0, List.of()))
                    .hasSize(3);
        }
    }

    @Nested
    class Rebuilt {

        @Test
        void areRightAgainAndSayWhoWantedIt() throws SQLException {
            catchUp();
            execute("UPDATE view_rows SET document = '{}'");
            execute("INSERT INTO view_rows VALUES ('list', 'third', '{}')");
            projections(writing).rebuild(List.of("list", "status"), BY_ADA, () -> {});

            assertThat(projections(reading).verify(List.of("list", "status")))
                    .allSatisfy(comparison -> assertThat(comparison.isSame()).isTrue());
            assertThat(projections(reading)
                            .verify(List.of("history"))
                            .getFirst()
                            .isSame())
                    .isFalse();
            assertThat(projections(reading).states())
                    .contains(
                            new ProjectionState("list", 20, 20, null, BY_ADA),
                            new ProjectionState("history", 20, 20, null, null));
        }

        @Test
        void areFoldedOnFromThereLater() {
            projections(writing).rebuild(ALL, BY_ADA, () -> {});
            story.tell(new EnvironmentProvisioned(OTHER, OPERATION, ADDRESS));
            catchUp();

            assertThat(projections(reading).verify(ALL)).allSatisfy(comparison -> {
                assertThat(comparison.position()).isEqualTo(21);
                assertThat(comparison.isSame()).isTrue();
            });
        }

        @Test
        void areRebuiltFromNoEventAtAll() {
            new Projections(writing, new Story()).rebuild(ALL, BY_ADA, () -> {});

            assertThat(new Projections(reading, new Story()).states())
                    .contains(new ProjectionState("list", 0, 0, null, BY_ADA));
        }

        @Test
        void giveTheOldAnswersUntilTheNewOnesAreThere() {
            catchUp();
            var old = new Answers(reading, story).list();
            var meanwhile = new Watched(
                    story,
                    position -> assertThat(new Answers(reading, story).list()).isEqualTo(old));
            new Projections(writing, meanwhile).rebuild(ALL, BY_ADA, () -> {});

            assertThat(new Answers(reading, story).list()).isEqualTo(old);
        }

        @Test
        void holdWhatIsRecordedMeanwhile() {
            catchUp();
            var recording = new Watched(story, position -> {
                if (position == 0) {
                    story.tell(new EnvironmentProvisioned(OTHER, OPERATION, ADDRESS));
                }
            });
            new Projections(writing, recording).rebuild(ALL, BY_ADA, () -> {});

            assertThat(projections(reading).verify(ALL)).allSatisfy(comparison -> {
                assertThat(comparison.position()).isEqualTo(21);
                assertThat(comparison.isSame()).isTrue();
            });
        }

        @Test
        void leaveTheOldAnswersWhereAnEventCannotBeTaken() throws SQLException {
            catchUp();
            var old = new Answers(reading, story).list();
            var failing = new View<>("list", View.LIST.shape(), EnvironmentSummary.class, (before, recorded) -> {
                if (recorded.position() == 5) {
                    throw new IllegalStateException("cannot count to five");
                }
                return EnvironmentSummary.after(before, recorded);
            });
            var projections = new Projections(writing, story, List.of(failing));

            assertThatThrownBy(() -> projections.rebuild(ALL, BY_ADA, () -> {}))
                    .isInstanceOfSatisfying(
                            FoldFailedException.class,
                            failed -> assertThat(failed.at().position()).isEqualTo(5))
                    .hasMessage("projection list cannot take event 5: cannot count to five");
            assertThat(new Answers(reading, story).list()).isEqualTo(old);
            assertThat(projections(reading).states())
                    .contains(new ProjectionState(
                            "list", 20, 20, "projection list cannot take event 5: cannot count to five", null));
        }

        @Test
        void areRefusedWhileSomeoneElseGoesOnWriting() throws SQLException {
            catchUp();
            try (var other = connection("journal_mode=WAL");
                    var statement = other.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                execute("PRAGMA busy_timeout = 1");

                assertThatThrownBy(() -> projections(writing).rebuild(ALL, BY_ADA, () -> {}))
                        .isInstanceOfSatisfying(
                                Refused.class,
                                refused -> assertThat(refused.reason()).isEqualTo(Reason.CONFLICT));
            }
        }
    }

    @Test
    void areFoldedWithoutHoldingAllAnswersInMemory() throws SQLException {
        var rows = ViewTables.fresh(writing);
        var folding = new Folding<>(View.LIST, rows, 0, 0, 1);
        try (var events = story.after(0)) {
            for (var recorded : events.toList()) {
                folding.fold(recorded);
            }
        }

        assertThat(rows.rows(View.LIST)).containsKey("other");
        folding.flush();
        assertThat(rows.rows(View.LIST).values()).containsExactlyElementsOf(new Answers(reading, story).list());
    }

    /** A history during whose reading something happens. */
    private record Watched(History history, LongConsumer meanwhile) implements History {
        @Override
        public Stream<RecordedEvent> after(long position) {
            var events = history.after(position);
            meanwhile.accept(position);
            return events;
        }

        @Override
        public Stream<RecordedEvent> of(EnvironmentName environment) {
            return history.of(environment);
        }

        @Override
        public long head() {
            return history.head();
        }
    }

    private void catchUp() {
        new Views(writing, story).catchUp();
    }

    private Projections projections(Connection connection) {
        return new Projections(connection, story);
    }

    private void execute(String sql) throws SQLException {
        try (var statement = writing.createStatement()) {
            statement.execute(sql);
        }
    }
}
