package org.torrust.deployer.query.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.torrust.deployer.query.Story.ADDRESS;
import static org.torrust.deployer.query.Story.DEMO;
import static org.torrust.deployer.query.Story.HOLDER;
import static org.torrust.deployer.query.Story.OPERATION;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentProvisioned;
import org.torrust.deployer.api.environment.EnvironmentEvent.ProvisioningStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.StepCompleted;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.environment.State;
import org.torrust.deployer.api.history.History;
import org.torrust.deployer.api.history.RecordedEvent;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.api.operation.Phase;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.query.Story;
import org.torrust.deployer.query.list.EnvironmentSummary;

class ViewsTest extends RowsOnDisk {

    private static final EnvironmentName OTHER = new EnvironmentName("other");

    private final Story story = Story.ofTwoLives();

    @Nested
    class KeptUp {

        @Test
        void sayTheSameAsFoldingFromTheFirstEvent() {
            var told = new Story();
            story.after(0).forEach(recorded -> {
                told.tell(recorded.event());
                new Views(writing, told).catchUp();
                assertThat(answers(told).list()).isEqualTo(fromZero(told));
            });

            assertThat(answers(noEvents()).list()).isEqualTo(fromZero(story));
            assertThat(answers(noEvents()).status(DEMO)).isEqualTo(answers(told).status(DEMO));
        }

        @Test
        void areOrderedByName() {
            catchUp();

            assertThat(answers(story).list())
                    .extracting(EnvironmentSummary::name)
                    .containsExactly(DEMO, OTHER);
        }

        @Test
        void knowNobodyWhoNeverWas() {
            catchUp();

            assertThat(answers(story).status(new EnvironmentName("nobody"))).isEmpty();
        }

        @Test
        void comeAndGoWithTheTransactionTheyAreWrittenIn() throws SQLException {
            writing.setAutoCommit(false);
            catchUp();
            writing.rollback();

            assertThat(new ViewTables(reading).exist()).isFalse();
        }
    }

    @Nested
    class BehindTheHistory {

        @Test
        void areFoldedInMemoryAndNothingIsWritten() throws SQLException {
            catchUp();
            story.tell(new EnvironmentProvisioned(OTHER, OPERATION, ADDRESS));

            assertThat(answers(story).status(OTHER)).get().returns(State.PROVISIONED, status -> status.state());
            assertThat(answers(story).list()).isEqualTo(fromZero(story));
            assertThat(new ViewTables(writing).position(View.LIST)).isEqualTo(20);
        }

        @Test
        void areAnsweredEvenBeforeThereAreTables() {
            assertThat(answers(story).list()).isEqualTo(fromZero(story));
            assertThat(answers(story).status(DEMO)).isPresent();
        }

        @Test
        void readOnlyWhatIsNew() {
            catchUp();
            story.tell(new EnvironmentProvisioned(OTHER, OPERATION, ADDRESS));
            var asked = new ArrayList<Object>();
            answers(new Listening(story, asked)).list();

            assertThat(asked).containsExactly(20L);
        }
    }

    @Test
    void needNoEventWhereTheRowOfAStatusIsCurrent() {
        catchUp();
        var asked = new ArrayList<Object>();

        assertThat(answers(new Listening(story, asked)).status(DEMO)).isPresent();
        assertThat(asked).isEmpty();
    }

    @Test
    void areReadFromTheirRowsAsTheyWereFolded() {
        var told = new Story();
        for (var recorded : story.after(0).toList()) {
            told.tell(recorded.event());
            new Views(writing, told).catchUp();

            assertThat(answers(noEvents()).list()).isEqualTo(fromZero(told));
        }
    }

    @Nested
    class OfThePast {

        @Test
        void areWhatTheSameFoldTellsOfTheEventsUntilThen() {
            for (var seconds = 0; seconds < 20; seconds++) {
                var then = new Story();
                story.after(0).limit(seconds + 1L).forEach(recorded -> then.tell(recorded.event()));
                assertThat(answers(story).list(Story.NOON.plusSeconds(seconds))).isEqualTo(fromZero(then));
            }
        }

        @Test
        void areTheSameWhetherTheyAreKeptOrNot() {
            var folded = answers(story).list(Story.NOON.plusSeconds(2));
            catchUp();

            assertThat(answers(story).list(Story.NOON.plusSeconds(2)))
                    .isEqualTo(folded)
                    .hasSize(1);
            assertThat(answers(story).list(Story.NOON.minusSeconds(1))).isEmpty();
        }

        @Test
        void foldAgainOnlyWhatChangedSince() {
            catchUp();
            var asked = new ArrayList<Object>();

            assertThat(answers(new Listening(story, asked)).list(Story.NOON.plusSeconds(5)))
                    .hasSize(2);
            assertThat(asked).containsExactly(20L, DEMO);
        }
    }

    @Nested
    class WhereOneFails {

        private final View<EnvironmentSummary> failing =
                new View<>("list", View.LIST.shape(), EnvironmentSummary.class, (before, recorded) -> {
                    if (recorded.position() == 5) {
                        throw new IllegalStateException("cannot count to five");
                    }
                    return EnvironmentSummary.after(before, recorded);
                });

        @Test
        void theOthersGoOnAndItIsNotedWhatItFailedWith() throws SQLException {
            new Views(writing, story, List.of(failing, View.STATUS)).catchUp();

            assertThat(new ViewTables(reading).position(View.STATUS)).isEqualTo(20);
            assertThat(new ViewTables(reading).position(View.LIST)).isZero();
            assertThat(column("SELECT error FROM view_state WHERE view = 'list'"))
                    .contains("cannot count to five");
        }

        @Test
        void itKeepsNoRowOfTheFoldThatFailed() throws SQLException {
            new ViewTables(writing).prepare();
            execute("CREATE TRIGGER one_row_is_enough BEFORE INSERT ON view_rows"
                    + " WHEN (SELECT count(*) FROM view_rows WHERE view = 'list') = 1"
                    + " BEGIN SELECT raise(ABORT, 'one row is enough'); END");
            new Views(writing, story, List.of(View.LIST)).catchUp();

            assertThat(column("SELECT error FROM view_state WHERE view = 'list'"))
                    .contains("one row is enough");
            assertThat(column("SELECT count(*) FROM view_rows")).isEqualTo("0");
        }

        /** Of a long history, what went well before is not folded again at each event. */
        @Test
        void itKeepsWhatItHadAndGoesOnFromThere() throws SQLException {
            var short4 = new Story();
            story.after(0).limit(4).forEach(recorded -> short4.tell(recorded.event()));
            new Views(writing, short4, List.of(failing)).catchUp();
            new Views(writing, story, List.of(failing)).catchUp();

            assertThat(new ViewTables(reading).position(View.LIST)).isEqualTo(4);
            assertThat(answers(noEvents()).list()).isEqualTo(fromZero(short4));
        }

        @Test
        void itIsFoldedAnewTheNextTime() throws SQLException {
            new Views(writing, story, List.of(failing, View.STATUS)).catchUp();
            catchUp();

            assertThat(new ViewTables(reading).position(View.LIST)).isEqualTo(20);
            assertThat(answers(noEvents()).list()).isEqualTo(fromZero(story));
        }
    }

    @Nested
    class WhoseTablesWereTamperedWith {

        @BeforeEach
        void kept() {
            catchUp();
        }

        @Test
        void areFoldedAnewWhereARowCannotBeRead() throws SQLException {
            execute("UPDATE view_rows SET document = '{\"colour\":\"red\"}' WHERE name = 'demo'");

            assertThat(answers(story).list()).isEqualTo(fromZero(story));
            assertThat(answers(story).status(DEMO)).isPresent();
        }

        @ParameterizedTest
        @ValueSource(strings = {"no JSON", "[]", "7"})
        void areFoldedAnewWhereARowIsNoAnswer(String document) throws SQLException {
            execute("UPDATE view_rows SET document = '" + document + "' WHERE name = 'demo'");

            assertThat(answers(story).list()).isEqualTo(fromZero(story));
        }

        @Test
        void areFoldedAnewWhereARowHasAWordThatIsNotKnown() throws SQLException {
            execute("UPDATE view_rows SET document = json_set(document, '$.claims.state', 'levitating')");

            assertThat(answers(story).list()).isEqualTo(fromZero(story));
        }

        @Test
        void areFoldedAnewWhereTheHistoryWasCutBehindThem() throws SQLException {
            var short4 = new Story();
            story.after(0).limit(4).forEach(recorded -> short4.tell(recorded.event()));

            assertThat(answers(short4).list()).isEqualTo(fromZero(short4));
            assertThat(new ViewStates(reading).of(View.LIST, 4))
                    .hasValueSatisfying(state -> assertThat(state.lag()).isEqualTo(4));

            new Views(writing, short4).catchUp();
            assertThat(new ViewTables(reading).position(View.LIST)).isEqualTo(4);
        }

        @Test
        void areFoldedAnewWhereARowIsOfNothing() throws SQLException {
            execute("UPDATE view_rows SET document = '{}'");

            assertThat(answers(story).list()).isEqualTo(fromZero(story));
            assertThat(answers(story).status(DEMO)).isPresent();
        }

        @Test
        void areWrittenAnewWhereARowCannotBeRead() throws SQLException {
            execute("UPDATE view_rows SET document = '{\"colour\":\"red\"}' WHERE name = 'other'");
            story.tell(new EnvironmentProvisioned(OTHER, OPERATION, ADDRESS));
            catchUp();
            catchUp();

            assertThat(answers(noEvents()).list()).isEqualTo(fromZero(story));
        }

        @Test
        void areMadeAgainWhereOneIsMissing() throws SQLException {
            execute("DROP TABLE view_state");
            assertThat(answers(story).list()).isEqualTo(fromZero(story));

            catchUp();
            assertThat(answers(noEvents()).list()).isEqualTo(fromZero(story));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "DELETE FROM view_rows",
                    "DELETE FROM view_rows WHERE view = 'list'",
                    "DELETE FROM view_rows WHERE name = 'demo'",
                    "UPDATE view_rows SET name = 'zoo' WHERE name = 'other'",
                    "DROP TABLE view_rows",
                    "ALTER TABLE view_state DROP COLUMN answers"
                })
        void areFoldedAnewWhereRowsAreMissing(String damage) throws SQLException {
            execute(damage);
            assertThat(answers(story).status(OTHER)).isPresent();
            story.tell(new EnvironmentProvisioned(OTHER, OPERATION, ADDRESS));

            assertThat(answers(story).list()).isEqualTo(fromZero(story));
            assertThat(answers(story).lines())
                    .isEqualTo(fromZero(story).stream()
                            .map(EnvironmentSummary::line)
                            .toList());
            assertThat(answers(story).status(OTHER)).get().returns(State.PROVISIONED, status -> status.state());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "DELETE FROM view_rows",
                    "DELETE FROM view_rows WHERE name = 'demo'",
                    "DROP TABLE view_rows",
                    "ALTER TABLE view_state DROP COLUMN answers"
                })
        void areWrittenAnewWhereRowsAreMissing(String damage) throws SQLException {
            execute(damage);
            story.tell(new EnvironmentProvisioned(OTHER, OPERATION, ADDRESS));
            catchUp();

            assertThat(answers(noEvents()).list()).isEqualTo(fromZero(story));
            assertThat(column("SELECT answers FROM view_state WHERE view = 'list'"))
                    .isEqualTo("2");
        }

        @Test
        void neverStopWhatIsRecorded() throws SQLException {
            execute("CREATE TRIGGER sabotage BEFORE INSERT ON view_rows WHEN new.view = 'list'"
                    + " BEGIN SELECT raise(ABORT, 'sabotaged'); END");
            story.tell(new EnvironmentProvisioned(OTHER, OPERATION, ADDRESS));
            catchUp();

            assertThat(column("SELECT error FROM view_state WHERE view = 'list'"))
                    .contains("sabotaged");
            assertThat(answers(story).list()).isEqualTo(fromZero(story));
        }
    }

    @Nested
    class OfAnotherShape {

        @BeforeEach
        void kept() throws SQLException {
            catchUp();
            execute("UPDATE view_state SET shape = shape + 1");
            execute("UPDATE view_rows SET document = replace(document, '192.0.2.7', '203.0.113.99')");
            execute("UPDATE view_rows SET document = replace(document, 'simulated', 'imaginary')");
        }

        @Test
        void areNotLookedAt() {
            assertThat(answers(story).list()).isEqualTo(fromZero(story));
        }

        @Test
        void areFoldedAnew() {
            catchUp();

            assertThat(answers(noEvents()).list()).isEqualTo(fromZero(story));
        }
    }

    @Nested
    class ReadWhileAnotherProcessWrites {

        @Test
        void showWhatIsCommittedAndDoNotWait() throws SQLException {
            catchUp();
            writing.setAutoCommit(false);
            story.tell(new EnvironmentProvisioned(OTHER, OPERATION, ADDRESS));
            catchUp();

            assertThat(answers(noEvents()).status(OTHER)).get().returns(State.CREATED, status -> status.state());
            writing.commit();
            assertThat(answers(noEvents()).status(OTHER)).get().returns(State.PROVISIONED, status -> status.state());
        }

        /** Between asking how far a view has come and reading its rows, another deployer may have gone on. */
        @Test
        void foldNoEventTwice() {
            story.tell(
                    new ProvisioningStarted(DEMO, OPERATION, HOLDER, Phase.PROVISION.steps(), OperationOptions.NONE));
            catchUp();
            var overtaken = before("FROM " + ViewTables.KEPT, () -> {
                story.tell(new StepCompleted(DEMO, OPERATION, Step.RENDER_TOFU));
                catchUp();
            });

            assertThat(new Answers(overtaken, story).status(DEMO).orElseThrow().steps())
                    .hasSize(1);
        }

        /** The reader's connection, on which something happens just before a query is asked for the first time. */
        private Connection before(String query, Runnable event) {
            var pending = new ArrayList<>(List.of(event));
            return (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("prepareStatement")
                                && ((String) arguments[0]).contains(query)
                                && !pending.isEmpty()) {
                            pending.removeFirst().run();
                        }
                        try {
                            return method.invoke(reading, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getTargetException();
                        }
                    });
        }
    }

    private void catchUp() {
        new Views(writing, story).catchUp();
    }

    private Answers answers(History history) {
        return new Answers(reading, history);
    }

    static List<EnvironmentSummary> fromZero(History history) {
        var summaries = new java.util.TreeMap<EnvironmentName, EnvironmentSummary>();
        history.after(0)
                .forEach(recorded -> summaries.compute(
                        recorded.event().environment(), (name, before) -> EnvironmentSummary.after(before, recorded)));
        return List.copyOf(summaries.values());
    }

    /** Nothing is behind any position: what is answered must come from the tables. */
    private static History noEvents() {
        return new History() {
            @Override
            public Stream<RecordedEvent> after(long position) {
                return Stream.of();
            }

            @Override
            public Stream<RecordedEvent> of(EnvironmentName environment) {
                return Stream.of();
            }

            @Override
            public long head() {
                return Long.MAX_VALUE;
            }
        };
    }

    private record Listening(History history, List<Object> asked) implements History {
        @Override
        public Stream<RecordedEvent> after(long position) {
            asked.add(position);
            return history.after(position);
        }

        @Override
        public Stream<RecordedEvent> of(EnvironmentName environment) {
            asked.add(environment);
            return history.of(environment);
        }

        @Override
        public long head() {
            return history.head();
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = writing.createStatement()) {
            statement.execute(sql);
        }
    }

    private String column(String sql) throws SQLException {
        try (var statement = reading.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.getString(1);
        }
    }
}
