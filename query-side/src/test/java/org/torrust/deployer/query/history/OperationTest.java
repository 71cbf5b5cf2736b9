package org.torrust.deployer.query.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.torrust.deployer.query.Story.DEMO;
import static org.torrust.deployer.query.Story.HOLDER;
import static org.torrust.deployer.query.Story.NOON;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.torrust.deployer.api.environment.EnvironmentEvent;
import org.torrust.deployer.api.environment.EnvironmentEvent.ConfigurationChanged;
import org.torrust.deployer.api.environment.EnvironmentEvent.DeploymentStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.LateOutcomeObserved;
import org.torrust.deployer.api.environment.EnvironmentEvent.MachineCreated;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationAbandoned;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationAdopted;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationFailed;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationInterrupted;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationSucceeded;
import org.torrust.deployer.api.environment.EnvironmentEvent.StepCompleted;
import org.torrust.deployer.api.environment.EnvironmentEvent.StepSkipped;
import org.torrust.deployer.api.environment.EnvironmentEvent.TestFinished;
import org.torrust.deployer.api.environment.EnvironmentEvent.TrackerConfigurationChosen;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.api.operation.Holder;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.api.operation.Phase;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.query.LastOperation.Status;
import org.torrust.deployer.query.Story;

class OperationTest {

    private static final OperationId ID = new OperationId("deploy");
    private static final Failure NO_NETWORK = Failure.of("No network.", "Try again.");

    private final EnvironmentEvent begun =
            new DeploymentStarted(DEMO, ID, HOLDER, Phase.PROVISION.steps(), OperationOptions.NONE);
    private final EnvironmentEvent rendered = new StepCompleted(DEMO, ID, Step.RENDER_TOFU);

    /** After these events, the first of which is recorded at noon, each other a second later. */
    private static Operation after(EnvironmentEvent... events) {
        return new Story(events).of(DEMO).reduce(null, Operation::after, (one, other) -> other);
    }

    @Nested
    class ThatTakesTime {

        @Test
        void tellsWhoBeganItWhenAndWithWhichWords() {
            assertThat(after(begun))
                    .returns(ID, Operation::id)
                    .returns("deploy", Operation::kind)
                    .returns(Status.IN_PROGRESS, Operation::status)
                    .returns(1L, Operation::position)
                    .returns(NOON, Operation::began)
                    .returns(null, Operation::ended)
                    .returns("ada@workshop", Operation::actor)
                    .returns(List.of("deploy"), Operation::arguments)
                    .returns(HOLDER, Operation::holder);
        }

        @Test
        void tellsTheLastStepThatIsDone() {
            assertThat(after(begun, rendered, new StepSkipped(DEMO, ID, Step.TOFU_INIT, "it is there"))
                            .step())
                    .isEqualTo(Step.TOFU_INIT);
        }

        @Test
        void endsWell() {
            assertThat(after(begun, rendered, new OperationSucceeded(DEMO, ID)))
                    .returns(Status.SUCCEEDED, Operation::status)
                    .returns(null, Operation::step)
                    .returns(Duration.ofSeconds(2), operation -> operation.took(NOON.plusSeconds(60)));
        }

        @Test
        void failsAtAStepAndTellsWhy() {
            assertThat(after(begun, rendered, new OperationFailed(DEMO, ID, Step.TOFU_INIT, NO_NETWORK)))
                    .returns(Status.FAILED, Operation::status)
                    .returns(Step.TOFU_INIT, Operation::step)
                    .returns(NO_NETWORK, Operation::failure);
        }

        @Test
        void isStoppedByASignal() {
            assertThat(after(begun, new OperationInterrupted(DEMO, ID, Step.TOFU_INIT, "TERM")))
                    .returns(Status.INTERRUPTED, Operation::status)
                    .returns("TERM", Operation::signal);
        }

        @Test
        void isCarriedByWhoTookItOver() {
            var other = new Holder(77, 4712, "boot", "pid:[1]");

            assertThat(after(begun, new OperationAdopted(DEMO, ID, Step.TOFU_INIT, HOLDER, other)))
                    .returns(Status.IN_PROGRESS, Operation::status)
                    .returns(other, Operation::holder);
        }

        @Test
        void countsAsInterruptedWhenItsProcessVanished() {
            assertThat(after(begun, new OperationAbandoned(DEMO, ID, Step.TOFU_INIT, "process 42 is gone")))
                    .returns(Status.INTERRUPTED, Operation::status)
                    .returns(null, Operation::signal);
        }

        @Test
        void isNotSaidToHaveWorkedUntilSomebodySawThatItsProcessVanished() {
            assertThat(after(begun, rendered, new OperationAbandoned(DEMO, ID, Step.TOFU_INIT, "process 42 is gone")))
                    .returns(NOON.plusSeconds(2), Operation::ended)
                    .returns(NOON.plusSeconds(1), Operation::latest)
                    .returns(Duration.ofSeconds(1), operation -> operation.took(NOON.plusSeconds(60)));
        }

        @Test
        void beginsWithTheSettingsThatWereRecordedForIt() {
            assertThat(after(new TrackerConfigurationChosen(DEMO, ID, "a1b2"), begun))
                    .returns(1L, Operation::position)
                    .returns("deploy", Operation::kind)
                    .returns(Status.IN_PROGRESS, Operation::status)
                    .returns(HOLDER, Operation::holder);
        }

        @Test
        void isNotOpenedAgainByWhatArrivesLate() {
            var ended = after(begun, new OperationFailed(DEMO, ID, Step.TOFU_INIT, NO_NETWORK));

            assertThat(after(
                            begun,
                            new OperationFailed(DEMO, ID, Step.TOFU_INIT, NO_NETWORK),
                            new LateOutcomeObserved(DEMO, ID, Step.TOFU_INIT, "done")))
                    .isEqualTo(ended);
        }

        @Test
        void takesLongerWhileItGoesOn() {
            assertThat(after(begun).took(NOON.plusSeconds(60))).isEqualTo(Duration.ofMinutes(1));
        }
    }

    @Nested
    class ThatTakesButAMoment {

        @Test
        void isOverAsSoonAsItIsRecorded() {
            var changed = new ConfigurationChanged(DEMO, ID, Story.CONFIGURATION, List.of("ssh.port"), List.of());

            assertThat(after(Story.created(DEMO)))
                    .returns("create", Operation::kind)
                    .returns(Status.SUCCEEDED, Operation::status)
                    .returns(NOON, Operation::ended);
            assertThat(after(changed))
                    .returns("config set", Operation::kind)
                    .returns(Status.SUCCEEDED, Operation::status);
            assertThat(after(new TestFinished(DEMO, ID, "basic", 6, List.of())))
                    .returns("test", Operation::kind)
                    .returns(Status.SUCCEEDED, Operation::status);
        }

        @Test
        void failsWhenATestSaysNo() {
            assertThat(after(new TestFinished(DEMO, ID, "basic", 6, List.of("udp-connect", "api-stats"))))
                    .returns(Status.FAILED, Operation::status)
                    .returns(null, Operation::step)
                    .extracting(operation -> operation.failure().summary())
                    .isEqualTo("2 of 6 tests failed: udp-connect, api-stats.");
        }
    }

    @Test
    void isShownThoughItsBeginningIsNotThere() {
        assertThat(after(new MachineCreated(DEMO, ID), new OperationFailed(DEMO, ID, Step.TOFU_INIT, NO_NETWORK)))
                .returns("unknown", Operation::kind)
                .returns(Status.FAILED, Operation::status);
    }
}
