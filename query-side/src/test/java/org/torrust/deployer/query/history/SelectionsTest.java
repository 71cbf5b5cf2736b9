package org.torrust.deployer.query.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.torrust.deployer.query.Story.DEMO;
import static org.torrust.deployer.query.Story.HOLDER;
import static org.torrust.deployer.query.Story.NOON;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.query.LastOperation.Status;

class SelectionsTest {

    private static final OperationId ID = new OperationId("deploy");

    @Nested
    class OfOperations {

        /** From noon for a minute; null for one that goes on. */
        private final Operation past = operation(NOON.plusSeconds(60), Status.FAILED);

        private final Operation open = operation(null, Status.IN_PROGRESS);

        @ParameterizedTest(name = "since {0}, until {1}: {2}")
        @CsvSource({
            ", , true",
            "12:00:30, , true",
            "12:01:00, , true",
            "12:01:01, , false",
            ", 11:59:59, false",
            ", 12:00:00, true",
            "11:00:00, 11:30:00, false",
            "11:00:00, 13:00:00, true"
        })
        void haveThoseThatWereGoingOnInAPeriod(String since, String until, boolean has) {
            assertThat(within(since, until).test(past)).isEqualTo(has);
        }

        @Test
        void haveWhatStillGoesOnHoweverLongAgoItBegan() {
            assertThat(within("23:00:00", null).test(open)).isTrue();
        }

        @Test
        void haveThoseThatWentAsAsked() {
            assertThat(going(Outcome.FAILED, Outcome.INTERRUPTED).test(past)).isTrue();
            assertThat(going(Outcome.OK).test(past)).isFalse();
            assertThat(going(Outcome.OPEN).test(open)).isTrue();
            assertThat(OperationSelection.ALL.test(open)).isTrue();
        }

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource({"ada, true", "ada@workshop, true", "ad, false", "ada@work, false", "workshop, false"})
        void haveThoseOfSomebodyNamedWithOrWithoutTheHost(String actor, boolean has) {
            assertThat(new OperationSelection(null, Period.ALWAYS, Set.of(), actor, Set.of(), null, Set.of())
                            .test(past))
                    .isEqualTo(has);
        }

        @Test
        void haveThoseOfAnEnvironmentOfAKindAndOfAnId() {
            var other = new EnvironmentName("other");

            assertThat(new OperationSelection(
                                    DEMO, Period.ALWAYS, Set.of(), null, Set.of("deploy"), Set.of(ID), Set.of())
                            .test(past))
                    .isTrue();
            assertThat(new OperationSelection(other, Period.ALWAYS, Set.of(), null, Set.of(), null, Set.of())
                            .test(past))
                    .isFalse();
            assertThat(new OperationSelection(null, Period.ALWAYS, Set.of(), null, Set.of("test"), null, Set.of())
                            .test(past))
                    .isFalse();
            assertThat(OperationSelection.ALL.among(Set.of()).test(past)).isFalse();
        }

        private static OperationSelection within(String since, String until) {
            return new OperationSelection(
                    null, new Period(time(since), time(until)), Set.of(), null, Set.of(), null, Set.of());
        }

        private static OperationSelection going(Outcome... outcomes) {
            return new OperationSelection(null, Period.ALWAYS, Set.of(outcomes), null, Set.of(), null, Set.of());
        }

        private static Operation operation(Instant ended, Status status) {
            return new Operation(
                    ID,
                    DEMO,
                    "deploy",
                    2,
                    status,
                    null,
                    NOON,
                    ended,
                    NOON,
                    "ada@workshop",
                    List.of(),
                    null,
                    null,
                    null,
                    HOLDER);
        }
    }

    @Nested
    class OfEvents {

        private final KeptEvent known = event("step.completed", "2026-11-24T12:00:00.5Z", """
                {"environment":"demo","operation":"deploy","step":"tofu-init"}""");

        @Test
        void haveThoseOfAnyOfSomeTypes() {
            assertThat(types("step.skipped", "step.completed").test(known)).isTrue();
            assertThat(types("step.skipped").test(known)).isFalse();
        }

        @Test
        void haveThoseWhoseJsonHoldsAMatch() {
            assertThat(pattern("tofu-(init|apply)").test(known)).isTrue();
            assertThat(pattern("ada@").test(known)).isTrue();
            assertThat(pattern("^tofu").test(known)).isFalse();
        }

        @Test
        void haveThoseOfSomebodyOfAnOperationAndOfAPeriod() {
            var noon = new Period(NOON, NOON.plusSeconds(1));

            assertThat(new EventSelection(DEMO, noon, Set.of(), "ada", null, Set.of(ID)).test(known))
                    .isTrue();
            assertThat(new EventSelection(DEMO, noon, Set.of(), "bob", null, null).test(known))
                    .isFalse();
            assertThat(EventSelection.ALL
                            .among(Set.of(new OperationId("other")))
                            .test(known))
                    .isFalse();
            assertThat(new EventSelection(null, new Period(null, NOON), Set.of(), null, null, null).test(known))
                    .isFalse();
        }

        @Test
        void standWhatIsNoJsonAndNoTime() {
            var spoilt = event("?", "once upon a time", "{\"environment\":");

            assertThat(EventSelection.ALL.test(spoilt)).isTrue();
            assertThat(pattern("environment").test(spoilt)).isTrue();
            assertThat(EventSelection.ALL.among(Set.of(ID)).test(spoilt)).isFalse();
            assertThat(new EventSelection(null, new Period(NOON, null), Set.of(), null, null, null).test(spoilt))
                    .isFalse();
        }

        private static EventSelection types(String... types) {
            return new EventSelection(null, Period.ALWAYS, Set.of(types), null, null, null);
        }

        private static EventSelection pattern(String pattern) {
            return new EventSelection(null, Period.ALWAYS, Set.of(), null, Pattern.compile(pattern), null);
        }

        private static KeptEvent event(String type, String time, String payload) {
            return new KeptEvent(7, "demo", 3, "message", type, 1, true, time, payload, "{\"actor\":\"ada@workshop\"}");
        }
    }

    @Nested
    class OfAPart {

        @Test
        void areTheLastOnesAndTheirNumber() {
            assertThat(Window.last(3).of(oneTo(10))).isEqualTo(new Page<>(List.of(8L, 9L, 10L), 10));
            assertThat(Window.last(3).of(oneTo(2))).isEqualTo(new Page<>(List.of(1L, 2L), 2));
        }

        @Test
        void areTheFirstOnesBehindAPosition() {
            assertThat(Window.after(0, 3).of(oneTo(10))).isEqualTo(new Page<>(List.of(1L, 2L, 3L), 10));
        }

        private static java.util.stream.Stream<Long> oneTo(long last) {
            return LongStream.rangeClosed(1, last).boxed();
        }
    }

    private static Instant time(String clock) {
        return clock == null ? null : Instant.parse("2026-11-24T%sZ".formatted(clock));
    }
}
