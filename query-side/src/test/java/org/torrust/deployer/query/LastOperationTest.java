package org.torrust.deployer.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.torrust.deployer.query.Story.DEMO;
import static org.torrust.deployer.query.Story.HOLDER;
import static org.torrust.deployer.query.Story.NOON;
import static org.torrust.deployer.query.Story.OPERATION;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.torrust.deployer.api.environment.EnvironmentEvent;
import org.torrust.deployer.api.environment.EnvironmentEvent.ConfiguringStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.LateOutcomeObserved;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationAbandoned;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationAdopted;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationFailed;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationInterrupted;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationSucceeded;
import org.torrust.deployer.api.environment.EnvironmentEvent.StepCompleted;
import org.torrust.deployer.api.environment.EnvironmentEvent.StepSkipped;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.api.operation.Holder;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.OperationKind;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.api.operation.Phase;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.query.LastOperation.Status;
import org.torrust.deployer.query.list.EnvironmentSummary;

class LastOperationTest {

    private static final OperationId NOW = new OperationId("now");
    private static final Failure FAILURE = Failure.of("Docker was not installed.", "Try again.");

    @Test
    void isTheCreationAtFirst() {
        assertThat(after())
                .isEqualTo(new LastOperation(
                        OPERATION,
                        OperationKind.CREATE,
                        Status.SUCCEEDED,
                        null,
                        NOON,
                        NOON,
                        "ada@workshop",
                        null,
                        null));
    }

    @Nested
    class OnceBegun {

        private final ConfiguringStarted begun =
                new ConfiguringStarted(DEMO, NOW, HOLDER, Phase.CONFIGURE.steps(), OperationOptions.NONE);
        private final StepCompleted rendered = new StepCompleted(DEMO, NOW, Step.RENDER_ANSIBLE);

        @Test
        void isInProgressAndHeldByItsProcess() {
            assertThat(after(begun)).isEqualTo(configuring(Status.IN_PROGRESS, null, null, null));
        }

        @Test
        void isAtTheLastStepThatIsDone() {
            assertThat(after(begun, rendered, new StepSkipped(DEMO, NOW, Step.SYSTEM_UPDATES, "none are there")))
                    .isEqualTo(configuring(Status.IN_PROGRESS, Step.SYSTEM_UPDATES, null, null));
        }

        @Test
        void hasNoStepLeftWhenItSucceeded() {
            assertThat(after(begun, rendered, new OperationSucceeded(DEMO, NOW)))
                    .isEqualTo(configuring(Status.SUCCEEDED, null, 3L, null));
        }

        @Test
        void failedAtAStepForAReason() {
            assertThat(after(begun, rendered, new OperationFailed(DEMO, NOW, Step.INSTALL_DOCKER, FAILURE)))
                    .isEqualTo(configuring(Status.FAILED, Step.INSTALL_DOCKER, 3L, FAILURE));
        }

        @Test
        void wasInterruptedByItsOperator() {
            assertThat(after(begun, rendered, new OperationInterrupted(DEMO, NOW, Step.USERS, "INT")))
                    .isEqualTo(configuring(Status.INTERRUPTED, Step.USERS, 3L, null));
        }

        @Test
        void isCarriedByWhoTookItOver() {
            var other = new Holder(77, 4712, "boot", "pid:[1]");

            assertThat(after(begun, new OperationAdopted(DEMO, NOW, Step.USERS, HOLDER, other)))
                    .returns(Status.IN_PROGRESS, LastOperation::status)
                    .returns(other, LastOperation::holder);
        }

        @Test
        void wasInterruptedWhenItsProcessVanished() {
            assertThat(after(begun, rendered, new OperationAbandoned(DEMO, NOW, Step.USERS, "process 42 is gone")))
                    .isEqualTo(configuring(Status.INTERRUPTED, Step.USERS, 3L, null));
        }

        @Test
        void isNotReopenedByALateOutcome() {
            assertThat(after(
                            begun,
                            rendered,
                            new OperationAbandoned(DEMO, NOW, Step.USERS, "process 42 is gone"),
                            new LateOutcomeObserved(DEMO, NOW, Step.USERS, "done")))
                    .isEqualTo(configuring(Status.INTERRUPTED, Step.USERS, 3L, null));
        }

        private static LastOperation configuring(Status status, Step step, Long endedAfter, Failure failure) {
            return new LastOperation(
                    NOW,
                    OperationKind.CONFIGURE,
                    status,
                    step,
                    NOON.plusSeconds(1),
                    endedAfter == null ? null : NOON.plusSeconds(endedAfter),
                    "ada@workshop",
                    failure,
                    HOLDER);
        }
    }

    private static LastOperation after(EnvironmentEvent... events) {
        var story = new Story(Story.created(DEMO));
        story.tell(events);
        return story.after(0)
                .reduce((EnvironmentSummary) null, EnvironmentSummary::after, (one, other) -> other)
                .lastOperation();
    }
}
