package org.torrust.deployer.command.environment;

import java.util.List;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.EnvironmentEvent;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationEnded;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.ReleaseShipped;
import org.torrust.deployer.api.environment.EnvironmentEvent.StepCompleted;
import org.torrust.deployer.api.environment.EnvironmentEvent.StepSkipped;
import org.torrust.deployer.api.environment.State;
import org.torrust.deployer.api.operation.Step;

/**
 * Carries an operation from step to step: hears what came out, asks for what is next, and never works itself.
 *
 * <p>Public only because Axon makes it by reflection.
 */
public final class OperationSaga {

    private static final String OPERATION = "operation";

    private @Nullable OperationInProgress progress;

    /** For Axon. */
    public OperationSaga() {}

    @StartSaga
    @SagaEventHandler(associationProperty = OPERATION)
    void on(OperationStarted event, StepQueue queue) {
        progress = OperationInProgress.begunWith(event, State.CREATED);
        askNext(event, progress.nextWork(), queue);
    }

    @SagaEventHandler(associationProperty = OPERATION)
    void on(ReleaseShipped event) {
        remember(event);
    }

    @SagaEventHandler(associationProperty = OPERATION)
    void on(StepCompleted event, StepQueue queue) {
        goOn(event, event.step(), queue);
    }

    @SagaEventHandler(associationProperty = OPERATION)
    void on(StepSkipped event, StepQueue queue) {
        goOn(event, event.step(), queue);
    }

    @EndSaga
    @SagaEventHandler(associationProperty = OPERATION)
    void on(OperationEnded event) {
        remember(event);
    }

    private void goOn(EnvironmentEvent event, Step done, StepQueue queue) {
        var next = remember(event);
        if (next != null && next.next().filter(step -> !step.joins(done)).isPresent()) {
            askNext(event, next.nextWork(), queue);
        }
    }

    private @Nullable OperationInProgress remember(EnvironmentEvent event) {
        progress = progress == null ? null : progress.after(event);
        return progress;
    }

    private static void askNext(EnvironmentEvent event, List<Step> steps, StepQueue queue) {
        if (!steps.isEmpty()) {
            queue.ask(event.environment(), event.operation(), steps);
        }
    }
}
