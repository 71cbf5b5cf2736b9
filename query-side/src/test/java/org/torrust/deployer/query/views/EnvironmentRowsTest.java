package org.torrust.deployer.query.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.torrust.deployer.query.Story.ADDRESS;
import static org.torrust.deployer.query.Story.DEMO;
import static org.torrust.deployer.query.Story.HOLDER;
import static org.torrust.deployer.query.Story.OPERATION;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.torrust.deployer.api.environment.EnvironmentEvent.ConfiguringStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentProvisioned;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationFailed;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationInterrupted;
import org.torrust.deployer.api.environment.EnvironmentEvent.StepCompleted;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.history.History;
import org.torrust.deployer.api.history.RecordedEvent;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.api.operation.Phase;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.query.Story;
import org.torrust.deployer.query.list.EnvironmentLine;
import org.torrust.deployer.query.list.EnvironmentSummary;

class EnvironmentRowsTest extends RowsOnDisk {

    @Test
    void areReadToTheSameLinesAsTheirSummariesTell() {
        var told = new Story();
        for (var recorded : eventful().after(0).toList()) {
            told.tell(recorded.event());
            catchUp(told);

            assertThat(lines(onlyTheHeadOf(told))).isEqualTo(fromZero(told));
        }
    }

    /** One with every field there is, and one with none that can be missing. */
    @Test
    void tellAllThatPeopleAreShown() {
        var running = new Story();
        Story.ofTwoLives().after(0).limit(15).forEach(recorded -> running.tell(recorded.event()));
        running.tell(configuring(), failed());
        catchUp(running);

        assertThat(lines(onlyTheHeadOf(running)))
                .extracting(EnvironmentLine::toString)
                .containsExactly(
                        "EnvironmentLine[name=demo, provider=simulated, state=RUNNING, created=2026-11-24T12:00:00Z,"
                                + " modified=2026-11-24T12:00:16Z, host=192.0.2.7, image=torrust/tracker:3.0.0,"
                                + " lastOperation=OperationLine[kind=CONFIGURE, status=FAILED, step=install-docker,"
                                + " actor=ada@workshop]]",
                        "EnvironmentLine[name=other, provider=simulated, state=CREATED, created=2026-11-24T12:00:04Z,"
                                + " modified=2026-11-24T12:00:04Z, host=null, image=null,"
                                + " lastOperation=OperationLine[kind=CREATE, status=SUCCEEDED, step=null,"
                                + " actor=ada@workshop]]");
    }

    @Test
    void areFoldedOnInMemoryWhereTheyAreBehindTheHistory() {
        var story = eventful();
        catchUp(story);
        story.tell(new EnvironmentProvisioned(DEMO, OPERATION, ADDRESS));

        assertThat(lines(story)).isEqualTo(fromZero(story));
    }

    @Test
    void needNotBeThere() {
        assertThat(lines(eventful())).isEqualTo(fromZero(eventful()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'no JSON'",
                "'[]'",
                "'{}'",
                "json_set(document, '$.claims.state', 'levitating')",
                "json_set(document, '$.name', 'No Name')",
                "json_set(document, '$.created', 'yesterday')",
                "json_remove(document, '$.modified')",
                "json_remove(document, '$.provider')",
                "json_remove(document, '$.lastOperation')"
            })
    void areFoldedAnewWhereOneCannotBeRead(String document) throws SQLException {
        var story = eventful();
        catchUp(story);
        try (var statement = writing.createStatement()) {
            statement.execute("UPDATE view_rows SET document = " + document + " WHERE name = 'demo'");
        }

        assertThat(lines(story)).isEqualTo(fromZero(story));
    }

    @Test
    void areLookedAtAloneForOneEnvironment() {
        var story = eventful();
        catchUp(story);
        var answers = new Answers(writing, onlyTheHeadOf(story));

        assertThat(answers.summary(DEMO))
                .map(EnvironmentSummary::line)
                .contains(fromZero(story).getFirst());
        assertThat(new Answers(writing, story).summary(new EnvironmentName("nobody")))
                .isEmpty();
    }

    private static Story eventful() {
        var story = Story.ofTwoLives();
        story.tell(
                configuring(),
                new StepCompleted(DEMO, OPERATION, Step.USERS),
                failed(),
                configuring(),
                new OperationInterrupted(DEMO, OPERATION, Step.USERS, "INT"));
        return story;
    }

    private static ConfiguringStarted configuring() {
        return new ConfiguringStarted(DEMO, OPERATION, HOLDER, Phase.CONFIGURE.steps(), OperationOptions.NONE);
    }

    private static OperationFailed failed() {
        return new OperationFailed(DEMO, OPERATION, Step.INSTALL_DOCKER, Failure.of("No Docker.", "Try again."));
    }

    private void catchUp(History history) {
        new Views(writing, history).catchUp();
    }

    private List<EnvironmentLine> lines(History history) {
        return new Answers(writing, history).lines();
    }

    private static List<EnvironmentLine> fromZero(History history) {
        return ViewsTest.fromZero(history).stream()
                .map(EnvironmentSummary::line)
                .toList();
    }

    /** Whoever reads an event of it fails: what is answered must come from the rows. */
    private static History onlyTheHeadOf(History history) {
        return new History() {
            @Override
            public Stream<RecordedEvent> after(long position) {
                throw new AssertionError("asked for the events behind " + position);
            }

            @Override
            public Stream<RecordedEvent> of(EnvironmentName environment) {
                throw new AssertionError("asked for the events of " + environment);
            }

            @Override
            public long head() {
                return history.head();
            }
        };
    }
}
