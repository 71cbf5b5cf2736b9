package org.torrust.deployer.command.environment;

import java.util.List;
import java.util.Objects;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.ConcurrencyException;
import org.torrust.deployer.api.environment.EnvironmentCommand;
import org.torrust.deployer.api.environment.EnvironmentCommand.AbandonOperation;
import org.torrust.deployer.api.environment.EnvironmentCommand.ChangeConfiguration;
import org.torrust.deployer.api.environment.EnvironmentCommand.ChooseTrackerConfiguration;
import org.torrust.deployer.api.environment.EnvironmentCommand.CreateEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.OperationRequest;
import org.torrust.deployer.api.environment.EnvironmentCommand.RecordTest;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationAbandoned;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationFailed;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationInterrupted;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationSucceeded;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.environment.State;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.OperationKind;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.api.operation.Phase;
import org.torrust.deployer.command.OperationResult;
import org.torrust.deployer.command.PlannedStep;
import org.torrust.deployer.command.environment.Life.Alive;
import org.torrust.deployer.command.environment.Lives.Begun;
import org.torrust.deployer.command.environment.Lives.Trace;
import org.torrust.deployer.command.port.Holders;
import org.torrust.deployer.command.port.Holders.Liveness;
import org.torrust.deployer.command.port.InterruptedByOperatorException;
import org.torrust.deployer.command.port.Site;

/** The door to the write side: begins operations, has them worked to their end, and tells how they ended. */
public final class Operations {

    private static final int TRIES_TO_RECORD = 5;

    private final Messages messages;
    private final Lives lives;
    private final StepWorker worker;
    private final Holders holders;
    private final Succession succession;

    Operations(Messages messages, Lives lives, StepWorker worker, Holders holders, Succession succession) {
        this.messages = messages;
        this.lives = lives;
        this.worker = worker;
        this.holders = holders;
        this.succession = succession;
    }

    /**
     * Whether an environment of that name can be made.
     *
     * @throws org.torrust.deployer.api.environment.Refused when it is there already
     */
    public void requireFree(EnvironmentName name) {
        if (lives.of(name) instanceof Alive) {
            throw Refusals.nameTaken(name);
        }
    }

    /** Records a new environment; throws as {@link #perform} does. */
    public void create(CreateEnvironment command, MetaData provenance) {
        messages.send(command, provenance);
    }

    /**
     * Begins an operation and works it to its end. What a process that is gone left open is settled first: the outcome of
     * its tool is waited for and recorded, the rest is abandoned.
     *
     * @return how it ended; or how the one before it did, when the operator stopped that
     * @throws org.torrust.deployer.api.environment.Refused when it must not begin; nothing is recorded then
     */
    public OperationResult perform(OperationRequest request, MetaData provenance) {
        var stopped = succession.settle(request.environment(), provenance);
        if (stopped.isPresent()) {
            return result(request.environment(), stopped.get());
        }
        messages.send(request, provenance);
        worker.drain();
        return result(request.environment(), request.operation());
    }

    /**
     * The steps an operation would take if it began now, in order; empty when nothing is missing.
     *
     * @throws org.torrust.deployer.api.environment.Refused when there is no such environment, or it does not have what that takes
     */
    public List<PlannedStep> plan(OperationKind kind, EnvironmentName name, OperationOptions options) {
        var standing = lives.existing(name).standing();
        standing.requireFitFor(kind, name, options);
        var claims = standing.claims();
        return Plan.steps(kind, claims, options).stream()
                .map(step -> new PlannedStep(step, Plan.why(step.phase(), kind, claims, options)))
                .toList();
    }

    /**
     * Calls an operation abandoned whose process cannot be judged from here, or is stopped. A tool of it that works here is
     * waited for.
     *
     * @param why the operator's own words
     * @throws org.torrust.deployer.api.environment.Refused when another one is open or none, or its process is at work here
     * @throws InterruptedByOperatorException when the operator did not want to wait for the tool
     */
    public void unlock(EnvironmentName name, OperationId operation, String why, MetaData provenance) {
        var begun = lives.begun(name).orElseThrow(() -> Refusals.nothingOpen(name));
        if (!begun.operation().id().equals(operation)) {
            throw Refusals.anotherOpen(name, operation, begun.operation());
        }
        var liveness = holders.liveness(name, operation, begun.operation().holder());
        if (liveness == Liveness.ALIVE) {
            throw messages.busy(name, begun, liveness);
        }
        holders.awaitOtherTools(name, operation, List.of());
        messages.send(new AbandonOperation(name, operation, "unlocked: " + why), provenance);
    }

    /**
     * Looks whether an operation could begin.
     *
     * @throws org.torrust.deployer.api.environment.Refused when another is at work, or there is no such environment
     */
    public void requireIdle(EnvironmentName name) {
        lives.begun(name).ifPresent(begun -> requireGone(name, begun));
    }

    private void requireGone(EnvironmentName name, Begun begun) {
        var open = begun.operation();
        var liveness = holders.liveness(name, open.id(), open.holder());
        if (liveness != Liveness.GONE) {
            throw messages.busy(name, begun, liveness);
        }
    }

    /**
     * Records other settings, as {@link #perform} begins an operation.
     *
     * @throws InterruptedByOperatorException when the operator stopped the operation before it
     */
    public void change(ChangeConfiguration command, MetaData provenance) {
        sendOnceSettled(command, provenance);
    }

    /**
     * The phases that would have to be gone through again, in order, if {@link #change} recorded other settings now.
     *
     * @throws org.torrust.deployer.api.environment.Refused when it would refuse them
     */
    public List<Phase> touched(ChangeConfiguration command) {
        requireIdle(command.environment());
        var standing = lives.existing(command.environment()).standing();
        return standing.claims().after(Decision.changed(command, standing)).touched();
    }

    /** Records which tracker configuration releases are made with; throws as {@link #change} does. */
    public void choose(ChooseTrackerConfiguration command, MetaData provenance) {
        sendOnceSettled(command, provenance);
    }

    private void sendOnceSettled(EnvironmentCommand command, MetaData provenance) {
        if (succession.settle(command.environment(), provenance).isPresent()) {
            worker.requireUninterrupted();
        }
        messages.send(command, provenance);
    }

    /**
     * What is recorded of an environment.
     *
     * @throws org.torrust.deployer.api.environment.Refused when there is no such environment or it was destroyed
     */
    public Site site(EnvironmentName name, OperationId asking) {
        return lives.site(name, asking);
    }

    /**
     * The operation that created what has this name now.
     *
     * @throws org.torrust.deployer.api.environment.Refused when there is no such environment
     */
    public OperationId creationOf(EnvironmentName name) {
        return lives.existing(name).creation();
    }

    /**
     * Records how a suite of tests came out, whoever else writes at the same moment.
     *
     * @throws org.torrust.deployer.api.environment.Refused when there never was such an environment, or others keep writing
     */
    public void record(RecordTest fact, MetaData provenance) {
        for (var tries = 1; tries < TRIES_TO_RECORD; tries++) {
            try {
                messages.deliver(fact, provenance);
                return;
            } catch (ConcurrencyException e) {
                // Someone else was first; the fact is none the less true.
            }
        }
        messages.send(fact, provenance);
    }

    private OperationResult result(EnvironmentName name, OperationId id) {
        var trace = lives.trace(name, id);
        return switch (Objects.requireNonNull(trace.end(), "every operation is worked to an end")) {
            case OperationSucceeded e -> new OperationResult.Succeeded(id, stateOf(name), trace.changed());
            case OperationFailed e -> failed(e, trace);
            case OperationInterrupted e -> new OperationResult.Interrupted(id, e.step(), e.signal());
            case OperationAbandoned e -> throw Refusals.takenOver(name, e);
        };
    }

    private static OperationResult failed(OperationFailed event, Trace trace) {
        return new OperationResult.Failed(event.operation(), event.step(), event.failure(), trace.servingAgain());
    }

    private State stateOf(EnvironmentName name) {
        return lives.of(name) instanceof Alive alive ? alive.standing().state() : State.DESTROYED;
    }
}
