package org.torrust.deployer.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.torrust.deployer.query.Story.ADDRESS;
import static org.torrust.deployer.query.Story.DEMO;
import static org.torrust.deployer.query.Story.FIRST;
import static org.torrust.deployer.query.Story.HOLDER;
import static org.torrust.deployer.query.Story.OPERATION;
import static org.torrust.deployer.query.Story.SECOND;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.torrust.deployer.api.environment.Claims;
import org.torrust.deployer.api.environment.EnvironmentEvent;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentConfigured;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentDestroyed;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentProvisioned;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentReleased;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentRunning;
import org.torrust.deployer.api.environment.EnvironmentEvent.HostKeyPinned;
import org.torrust.deployer.api.environment.EnvironmentEvent.LateOutcomeObserved;
import org.torrust.deployer.api.environment.EnvironmentEvent.MachineCreated;
import org.torrust.deployer.api.environment.EnvironmentEvent.MachineRemoved;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationAbandoned;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationFailed;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationInterrupted;
import org.torrust.deployer.api.environment.EnvironmentEvent.ReleaseShipped;
import org.torrust.deployer.api.environment.EnvironmentEvent.ReleaseSwitchedBack;
import org.torrust.deployer.api.environment.EnvironmentEvent.RunStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.ServicesStopped;
import org.torrust.deployer.api.environment.EnvironmentEvent.TestFinished;
import org.torrust.deployer.api.environment.EnvironmentEvent.TrackerConfigurationChosen;
import org.torrust.deployer.api.environment.State;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.api.operation.Phase;
import org.torrust.deployer.api.operation.Step;

class ClaimsTest {

    private static final EnvironmentEvent PROVISIONED = new EnvironmentProvisioned(DEMO, OPERATION, ADDRESS);
    private static final EnvironmentEvent PINNED = new HostKeyPinned(DEMO, OPERATION, "SHA256:abc");
    private static final EnvironmentEvent CONFIGURED = new EnvironmentConfigured(DEMO, OPERATION);
    private static final EnvironmentEvent RELEASED = new EnvironmentReleased(DEMO, OPERATION, FIRST);
    private static final EnvironmentEvent RUNNING = new EnvironmentRunning(DEMO, OPERATION, FIRST);

    private static final Claims ON_THE_WAY_UP =
            after(Claims.CREATED, PINNED, PROVISIONED, CONFIGURED, RELEASED, RUNNING);

    @Test
    void riseWithEachPhase() {
        assertThat(after(Claims.CREATED, PROVISIONED).state()).isEqualTo(State.PROVISIONED);
        assertThat(after(Claims.CREATED, PROVISIONED, CONFIGURED).state()).isEqualTo(State.CONFIGURED);
        assertThat(after(Claims.CREATED, PROVISIONED, CONFIGURED, RELEASED).state())
                .isEqualTo(State.RELEASED);
        assertThat(ON_THE_WAY_UP).isEqualTo(new Claims(State.RUNNING, ADDRESS, "SHA256:abc", FIRST, FIRST, List.of()));
    }

    @Test
    void doNotFallWhenAnEarlierPhaseIsDoneAgain() {
        assertThat(after(ON_THE_WAY_UP, PROVISIONED)).isEqualTo(ON_THE_WAY_UP);
        assertThat(after(ON_THE_WAY_UP, CONFIGURED)).isEqualTo(ON_THE_WAY_UP);
        assertThat(after(ON_THE_WAY_UP, RELEASED)).isEqualTo(ON_THE_WAY_UP);
    }

    @Test
    void doNotFallWhateverFails() {
        List.<EnvironmentEvent>of(
                        new OperationFailed(DEMO, OPERATION, Step.START, Failure.of("It broke.", "Try again.")),
                        new OperationInterrupted(DEMO, OPERATION, Step.START, "INT"),
                        new OperationAbandoned(DEMO, OPERATION, Step.START, "gone"),
                        new LateOutcomeObserved(DEMO, OPERATION, Step.START, "done"),
                        new TestFinished(DEMO, OPERATION, "full", 14, List.of("udp-peers")),
                        new RunStarted(DEMO, OPERATION, HOLDER, Phase.RUN.steps(), OperationOptions.NONE))
                .forEach(event -> assertThat(ON_THE_WAY_UP.after(event)).isEqualTo(ON_THE_WAY_UP));
    }

    @Test
    void areAllVoidWhenTheMachineIsAnotherOrGone() {
        assertThat(after(ON_THE_WAY_UP, new MachineCreated(DEMO, OPERATION))).isEqualTo(Claims.CREATED);
        assertThat(after(ON_THE_WAY_UP, new MachineRemoved(DEMO, OPERATION))).isEqualTo(Claims.CREATED);
    }

    @Test
    void fallToReleasedWhenTheServicesAreStopped() {
        assertThat(after(ON_THE_WAY_UP, new ServicesStopped(DEMO, OPERATION)))
                .isEqualTo(new Claims(State.RELEASED, ADDRESS, "SHA256:abc", FIRST, null, List.of()));
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATED", "PROVISIONED", "CONFIGURED", "RELEASED"})
    void doNotRiseWhenTheServicesAreStopped(State state) {
        var before = new Claims(state, null, null, null, null, List.of());

        assertThat(after(before, new ServicesStopped(DEMO, OPERATION))).isEqualTo(before);
    }

    @Test
    void keepNothingOfWhatIsDestroyed() {
        assertThat(after(ON_THE_WAY_UP, new EnvironmentDestroyed(DEMO, OPERATION)))
                .isEqualTo(new Claims(State.DESTROYED, null, null, null, null, List.of()));
    }

    @Test
    void anOwnTrackerConfigurationOutlivesTheMachine() {
        var chosen = ON_THE_WAY_UP.after(new TrackerConfigurationChosen(DEMO, OPERATION, "ab".repeat(32)));

        assertThat(chosen.touched()).containsExactly(Phase.RELEASE);
        assertThat(chosen.after(new MachineCreated(DEMO, OPERATION)).ownConfiguration())
                .isEqualTo("ab".repeat(32));
        assertThat(chosen.after(new EnvironmentDestroyed(DEMO, OPERATION)).ownConfiguration())
                .isNull();
    }

    @Nested
    class OfAPendingRelease {

        private final Claims released = after(ON_THE_WAY_UP, new EnvironmentReleased(DEMO, OPERATION, SECOND));

        @Test
        void waitsBesideTheOneThatRuns() {
            assertThat(released.state()).isEqualTo(State.RUNNING);
            assertThat(released.running()).isEqualTo(FIRST);
            assertThat(released.pending()).isEqualTo(SECOND);
        }

        @Test
        void doNotSpeakWhileItIsOnlyUploaded() {
            assertThat(after(ON_THE_WAY_UP, new ReleaseShipped(DEMO, OPERATION, SECOND)))
                    .isEqualTo(ON_THE_WAY_UP);
        }

        @Test
        void isOverOnceItRuns() {
            var running = after(released, new EnvironmentRunning(DEMO, OPERATION, SECOND));

            assertThat(running.running()).isEqualTo(SECOND);
            assertThat(running.pending()).isNull();
        }

        @Test
        void stayWhenItDidNotAnswerAndTheOneBeforeServesAgain() {
            var back = after(released, new ReleaseSwitchedBack(DEMO, OPERATION, FIRST.id()));

            assertThat(back.running()).isEqualTo(FIRST);
            assertThat(back.pending()).isEqualTo(SECOND);
        }
    }

    private static Claims after(Claims before, EnvironmentEvent... events) {
        return Arrays.stream(events).reduce(before, Claims::after, (one, other) -> other);
    }
}
