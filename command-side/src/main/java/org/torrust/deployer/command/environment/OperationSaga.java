package org.torrust.deployer.command.environment;

import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.EnvironmentEvent;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationAdopted;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationEnded;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.ReleaseShipped;
import org.torrust.deployer.api.environment.EnvironmentEvent.StepCompleted;
import org.torrust.deployer.api.environment.EnvironmentEvent.StepSkipped;
import org.torrust.deployer.api.environment.State;

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
        askNext(event, progress, queue);
    }

    @SagaEventHandler(associationProperty = OPERATION)
    void on(ReleaseShipped event, StepQueue queue) {
        goOn(event, queue);
    }

    @SagaEventHandler(associationProperty = OPERATION)
    void on(StepCompleted event, StepQueue queue) {
        goOn(event, queue);
    }

    @SagaEventHandler(associationProperty = OPERATION)
    void on(StepSkipped event, StepQueue queue) {
        goOn(event, queue);
    }

    /** Who adopts it asks for the work itself, from what is recorded, and asks for no more than that. */
    @SagaEventHandler(associationProperty = OPERATION)
    void on(OperationAdopted event) {
        if (progress != null) {
            progress = progress.after(event);
        }
    }

    @EndSaga
    @SagaEventHandler(associationProperty = OPERATION)
    void on(OperationEnded event) {}

    private void goOn(EnvironmentEvent event, StepQueue queue) {
        if (progress != null) {
            progress = progress.after(event);
            askNext(event, progress, queue);
        }
    }

    private static void askNext(EnvironmentEvent event, OperationInProgress progress, StepQueue queue) {
        var steps = Plan.next(event, progress);
        if (!steps.isEmpty()) {
            queue.ask(event.environment(), event.operation(), steps);
        }
    }
}
