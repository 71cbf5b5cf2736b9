package org.torrust.deployer.query.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.torrust.deployer.query.Story.DEMO;
import static org.torrust.deployer.query.Story.HOLDER;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentCreated;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationFailed;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationSucceeded;
import org.torrust.deployer.api.environment.EnvironmentEvent.ProvisioningStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.StepCompleted;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.api.operation.Phase;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.query.LastOperation.Status;
import org.torrust.deployer.query.Story;
import org.torrust.deployer.query.history.Operation;
import org.torrust.deployer.query.history.OperationSelection;
import org.torrust.deployer.query.history.Outcome;
import org.torrust.deployer.query.history.Page;
import org.torrust.deployer.query.history.Period;
import org.torrust.deployer.query.history.Window;

class OperationAnswersTest extends RowsOnDisk {

    private static final EnvironmentName OTHER = new EnvironmentName("other");

    /** How far the rows have come: nowhere, to where the last operation is open, and to the end. */
    private enum Rows {
        NONE,
        BEHIND,
        CURRENT
    }

    private final Story story = new Story();

    /** Positions: create-1 1, create-2 2, open 3 to 5, failed 6 to 7. */
    private void told(Rows rows) {
        create(DEMO, "create-1");
        create(OTHER, "create-2");
        begin(DEMO, "open");
        if (rows == Rows.BEHIND) {
            new Views(writing, story).catchUp();
        }
        story.tell(new StepCompleted(DEMO, new OperationId("open"), Step.RENDER_TOFU));
        story.tell(new StepCompleted(DEMO, new OperationId("open"), Step.TOFU_INIT));
        begin(OTHER, "failed");
        story.tell(new OperationFailed(
                OTHER, new OperationId("failed"), Step.TOFU_INIT, Failure.of("No network.", "Try again.")));
        if (rows == Rows.CURRENT) {
            new Views(writing, story).catchUp();
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellTheLastOnesInTheOrderTheyBegan(Rows rows) {
        told(rows);

        assertThat(ids(page(OperationSelection.ALL, Window.last(2)))).containsExactly("open", "failed");
        assertThat(page(OperationSelection.ALL, Window.last(2)).total()).isEqualTo(4);
        assertThat(ids(page(OperationSelection.ALL, Window.last(20))))
                .containsExactly("create-1", "create-2", "open", "failed");
    }

    @ParameterizedTest
    @EnumSource
    void tellThemAsTheyStandNow(Rows rows) {
        told(rows);

        assertThat(page(OperationSelection.ALL, Window.last(2)).items())
                .extracting(Operation::status, Operation::step)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Status.IN_PROGRESS, Step.TOFU_INIT),
                        org.assertj.core.groups.Tuple.tuple(Status.FAILED, Step.TOFU_INIT));
    }

    @ParameterizedTest
    @EnumSource
    void goOnBehindAPositionPartByPart(Rows rows) {
        told(rows);

        assertThat(ids(page(OperationSelection.ALL, Window.after(0, 2)))).containsExactly("create-1", "create-2");
        assertThat(ids(page(OperationSelection.ALL, Window.after(2, 2)))).containsExactly("open", "failed");
        assertThat(page(OperationSelection.ALL, Window.after(2, 1)).total()).isEqualTo(2);
        assertThat(ids(page(OperationSelection.ALL, Window.after(6, 2)))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void showAPartTheSameWhateverIsRecordedMeanwhile(Rows rows) {
        told(rows);
        var before = ids(page(OperationSelection.ALL, Window.after(1, 2)));
        begin(DEMO, "newer");
        story.tell(new OperationSucceeded(DEMO, new OperationId("newer")));

        assertThat(ids(page(OperationSelection.ALL, Window.after(1, 2)))).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void tellOnlyTheWantedOnes(Rows rows) {
        told(rows);
        var failed =
                new OperationSelection(null, Period.ALWAYS, Set.of(Outcome.FAILED), null, Set.of(), null, Set.of());

        assertThat(page(failed, Window.last(20)).total()).isEqualTo(1);
        assertThat(ids(page(failed, Window.last(20)))).containsExactly("failed");
        assertThat(ids(page(failed, Window.after(6, 20)))).isEmpty();
        assertThat(ids(page(OperationSelection.ALL.among(Set.of(new OperationId("open"))), Window.last(20))))
                .containsExactly("open");
    }

    @ParameterizedTest
    @EnumSource
    void ofOneEnvironmentAreThoseOfItsEvents(Rows rows) {
        told(rows);
        var ofDemo = new OperationSelection(DEMO, Period.ALWAYS, Set.of(), null, Set.of(), null, Set.of());

        assertThat(ids(page(ofDemo, Window.last(20)))).containsExactly("create-1", "open");
        assertThat(ids(page(ofDemo, Window.after(1, 20)))).containsExactly("open");
        assertThat(page(ofDemo, Window.last(1)).total()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void findOneByItsId(Rows rows) {
        told(rows);

        assertThat(answers().find(new OperationId("failed")))
                .map(Operation::environment)
                .contains(OTHER);
        assertThat(answers().find(new OperationId("open"))).map(Operation::step).contains(Step.TOFU_INIT);
        assertThat(answers().find(new OperationId("fail"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void tellWhatChangedBehindAPosition(Rows rows) {
        told(rows);

        assertThat(ids(answers().changedAfter(3, null))).containsExactly("open", "failed");
        assertThat(ids(answers().changedAfter(5, null))).containsExactly("failed");
        assertThat(ids(answers().changedAfter(3, DEMO))).containsExactly("open");
        assertThat(answers().changedAfter(7, null)).isEmpty();
        assertThat(answers().changedAfter(3, DEMO).getFirst().step()).isEqualTo(Step.TOFU_INIT);
    }

    @Test
    void areRightThoughARowCannotBeRead() throws SQLException {
        told(Rows.CURRENT);
        try (var statement = writing.createStatement()) {
            statement.execute("UPDATE view_rows SET document = '{\"position\":3,\"colour\":\"red\"}'"
                    + " WHERE view = 'history' AND name = 'open demo'");
        }

        assertThat(ids(page(OperationSelection.ALL, Window.last(20))))
                .containsExactly("create-1", "create-2", "open", "failed");
        assertThat(answers().find(new OperationId("open"))).isPresent();
    }

    @Test
    void areFoundByAnIndexThatIsMadeWhereATableIsOlder() throws SQLException {
        told(Rows.CURRENT);
        try (var statement = writing.createStatement()) {
            statement.execute("DROP INDEX view_history");
            new Views(writing, story).catchUp();
            var plan = statement.executeQuery("EXPLAIN QUERY PLAN SELECT document FROM view_rows WHERE view = 'history'"
                    + " ORDER BY json_extract(document, '$.position') DESC LIMIT 20");

            assertThat(plan.getString("detail")).contains("USING INDEX view_history");
        }
    }

    private OperationAnswers answers() {
        return new OperationAnswers(writing, story);
    }

    private Page<Operation> page(OperationSelection wanted, Window window) {
        return answers().page(wanted, window);
    }

    private static List<String> ids(Page<Operation> page) {
        return ids(page.items());
    }

    private static List<String> ids(List<Operation> operations) {
        return operations.stream().map(operation -> operation.id().value()).toList();
    }

    private void create(EnvironmentName name, String id) {
        story.tell(new EnvironmentCreated(name, new OperationId(id), Story.CONFIGURATION, null));
    }

    private void begin(EnvironmentName name, String id) {
        story.tell(new ProvisioningStarted(
                name, new OperationId(id), HOLDER, Phase.PROVISION.steps(), OperationOptions.NONE));
    }
}
