package org.torrust.deployer.query.moment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.torrust.deployer.query.Story.DEMO;
import static org.torrust.deployer.query.Story.HOLDER;
import static org.torrust.deployer.query.Story.NOON;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentCreated;
import org.torrust.deployer.api.environment.EnvironmentEvent.LateOutcomeObserved;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationFailed;
import org.torrust.deployer.api.environment.EnvironmentEvent.ProvisioningStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.StepCompleted;
import org.torrust.deployer.api.environment.EnvironmentEvent.TestFinished;
import org.torrust.deployer.api.environment.Refused;
import org.torrust.deployer.api.environment.Refused.Reason;
import org.torrust.deployer.api.history.RecordedEvent;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.api.operation.Phase;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.query.Story;

class MomentTest {

    private static final OperationId CREATION = new OperationId("creation");
    private static final OperationId PROVISION = new OperationId("provision");
    private static final OperationId TEST = new OperationId("test");
    private static final Instant NOW = NOON.plusSeconds(60);

    /** Recorded at noon and each second behind it: created, a provision that fails, a test, a late outcome. */
    private final Story story = new Story(
            new EnvironmentCreated(DEMO, CREATION, Story.CONFIGURATION, null),
            new ProvisioningStarted(DEMO, PROVISION, HOLDER, Phase.PROVISION.steps(), OperationOptions.NONE),
            new StepCompleted(DEMO, PROVISION, Step.RENDER_TOFU),
            new OperationFailed(DEMO, PROVISION, Step.TOFU_INIT, Failure.of("No network.", "Try again.")),
            new TestFinished(DEMO, TEST, "basic", 1, List.of()),
            new LateOutcomeObserved(DEMO, PROVISION, Step.TOFU_INIT, "done"));

    @ParameterizedTest(name = "{0} is after {1} events")
    @CsvSource({
        "head, 6",
        "@1, 1",
        "@4, 4",
        "@06, 6",
        "~0, 6",
        "~1, 4",
        "~2, 1",
        "~3, 0",
        "op:creation, 1",
        "op:provision, 4",
        "op:test, 5",
        "2026-11-24T12:00:02Z, 3",
        "2026-11-24T13:00:02.5+01:00, 3",
        "2026-11-24, 0",
        "2026-11-25, 6",
        "1m, 1",
        "58s, 3",
        "1h, 0",
        "1h30m, 0"
    })
    void isAfterSomeOfTheEvents(String text, int count) {
        assertThat(Moment.parse(text).upTo(events(), NOW))
                .isEqualTo(events().limit(count).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"head", "@12", "~1", "op:20261124-101500-7f3a9c", "2026-11-24T12:00:02Z", "1h30m"})
    void isShownAsItIsWritten(String text) {
        assertThat(Moment.parse(text)).hasToString(text);
    }

    @Test
    void ofAnOpenOperationIsAsFarAsItHasCome() {
        assertThat(Moment.parse("op:provision").upTo(events().limit(3), NOW)).hasSize(3);
    }

    @Test
    void readsNoFurtherThanItNeeds() {
        var cut = Stream.concat(events().limit(4), Stream.generate(() -> {
            throw new IllegalStateException("read too far");
        }));

        assertThat(Moment.parse("@4").upTo(cut, NOW)).hasSize(4);
    }

    @Test
    void ofATimeIsTheLastEventByThenThoughAClockWasSetBack() {
        var early = events().skip(3).map(MomentTest::anHourEarlier);
        var all = Stream.concat(events().limit(3), early).toList();

        assertThat(Moment.parse("2026-11-24T11:59:59Z").upTo(all.stream(), NOW)).isEqualTo(all);
        assertThat(Moment.parse("2026-11-24T11:00:04Z").upTo(all.stream(), NOW)).hasSize(5);
    }

    private static RecordedEvent anHourEarlier(RecordedEvent recorded) {
        return new RecordedEvent(
                recorded.position(),
                recorded.sequence(),
                recorded.time().minusSeconds(3600),
                recorded.event(),
                recorded.provenance());
    }

    @Nested
    class ThatNeverWas {

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "@7 | The history has 6 events there, and no event @7.",
                    "~4 | The history has 3 operations there, so that ~4 is before its beginning.",
                    "op:other | The history has no operation other there."
                })
        void isNotFound(String text, String why) {
            assertThatThrownBy(() -> Moment.parse(text).upTo(events(), NOW))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Reason.NOT_FOUND))
                    .hasMessage(why);
        }
    }

    @Nested
    class WronglyWritten {

        @ParameterizedTest
        @ValueSource(
                strings = {"", "12", "@", "@0", "@-1", "~", "~-1", "HEAD", "yesterday", "2x", "h2", "@12@", "2h ago"})
        void isToldWhatThereIs(String text) {
            assertThatThrownBy(() -> Moment.parse(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("'" + text + "' is not a moment: use @N (the N-th event, from 1),"
                            + " ~N (N operations ago), op:ID (the end of that operation),"
                            + " a time like 2026-11-24T12:00:00Z, an age like 2h, or head");
        }

        @ParameterizedTest
        @ValueSource(strings = {"2026-02-31T12:00:00Z", "2026-11-24T12:00:00", "2026-13-01", "2026-11-24 noon"})
        void isToldHowTimesLook(String text) {
            assertThatThrownBy(() -> Moment.parse(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("'" + text + "' is not a time: use one like 2026-11-24T12:00:00Z");
        }

        @Test
        void isToldThatItIsNoOperation() {
            assertThatThrownBy(() -> Moment.parse("op:../x")).hasMessage("'../x' is not an operation id");
        }

        @Test
        void isShownWithoutControlCharactersAndNotWithoutEnd() {
            assertThatThrownBy(() -> Moment.parse("\u001b[2J" + "x".repeat(1000)))
                    .hasMessageStartingWith("'?[2Jxxx")
                    .message()
                    .hasSizeLessThan(300);
        }
    }

    private Stream<RecordedEvent> events() {
        return story.of(DEMO);
    }
}
