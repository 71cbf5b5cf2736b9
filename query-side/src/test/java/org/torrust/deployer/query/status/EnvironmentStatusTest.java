package org.torrust.deployer.query.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.torrust.deployer.query.Story.DEMO;
import static org.torrust.deployer.query.Story.HOLDER;
import static org.torrust.deployer.query.Story.NOON;
import static org.torrust.deployer.query.Story.OPERATION;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.torrust.deployer.api.environment.Claims;
import org.torrust.deployer.api.environment.EnvironmentEvent;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationSucceeded;
import org.torrust.deployer.api.environment.EnvironmentEvent.ProvisioningStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.RunStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.StepCompleted;
import org.torrust.deployer.api.environment.EnvironmentEvent.StepSkipped;
import org.torrust.deployer.api.environment.State;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.api.operation.Phase;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.query.Story;
import org.torrust.deployer.query.status.EnvironmentStatus.DoneStep;

class EnvironmentStatusTest {

    @Test
    void tellsHowLongEachStepTook() {
        var status = after(
                Story.created(DEMO),
                new ProvisioningStarted(DEMO, OPERATION, HOLDER, Phase.PROVISION.steps(), OperationOptions.NONE),
                new StepCompleted(DEMO, OPERATION, Step.RENDER_TOFU),
                new StepSkipped(DEMO, OPERATION, Step.TOFU_INIT, "it is initialised"));

        assertThat(status.steps())
                .containsExactly(
                        new DoneStep(Step.RENDER_TOFU, NOON.plusSeconds(2), Duration.ofSeconds(1), null),
                        new DoneStep(Step.TOFU_INIT, NOON.plusSeconds(3), Duration.ofSeconds(1), "it is initialised"));
    }

    @Test
    void keepsTheStepsOfTheLastOperationOnly() {
        var status = after(
                Story.created(DEMO),
                new ProvisioningStarted(DEMO, OPERATION, HOLDER, Phase.PROVISION.steps(), OperationOptions.NONE),
                new StepCompleted(DEMO, OPERATION, Step.RENDER_TOFU),
                new OperationSucceeded(DEMO, OPERATION),
                new RunStarted(DEMO, OPERATION, HOLDER, Phase.RUN.steps(), OperationOptions.NONE));

        assertThat(status.steps()).isEmpty();
        assertThat(status.modified()).isEqualTo(NOON.plusSeconds(4));
    }

    @Test
    void beginsAfreshWhenTheNameIsUsedAgain() {
        var again = Story.ofTwoLives()
                .after(0)
                .filter(recorded -> recorded.event().environment().equals(DEMO))
                .reduce((EnvironmentStatus) null, EnvironmentStatus::after, (one, other) -> other);

        assertThat(again.state()).isEqualTo(State.CREATED);
        assertThat(again.created()).isEqualTo(NOON.plusSeconds(19));
        assertThat(again.claims()).isEqualTo(Claims.CREATED);
        assertThat(again.steps()).isEqualTo(List.of());
    }

    @Test
    void cannotBeginInTheMiddle() {
        assertThatThrownBy(() -> after(new OperationSucceeded(DEMO, OPERATION)))
                .hasMessage("an environment's history begins with its creation");
    }

    private static EnvironmentStatus after(EnvironmentEvent... events) {
        return new Story(events)
                .after(0)
                .reduce((EnvironmentStatus) null, EnvironmentStatus::after, (one, other) -> other);
    }
}
