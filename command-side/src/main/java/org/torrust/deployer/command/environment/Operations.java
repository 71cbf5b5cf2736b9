package org.torrust.deployer.command.environment;

import java.util.List;
import java.util.Objects;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.torrust.deployer.api.environment.EnvironmentCommand;
import org.torrust.deployer.api.environment.EnvironmentCommand.AbandonOperation;
import org.torrust.deployer.api.environment.EnvironmentCommand.ChangeConfiguration;
import org.torrust.deployer.api.environment.EnvironmentCommand.ChooseTrackerConfiguration;
import org.torrust.deployer.api.environment.EnvironmentCommand.CreateEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.OperationRequest;
import org.torrust.deployer.api.environment.EnvironmentCommand.RecordTest;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationFailed;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationInterrupted;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationSucceeded;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.environment.State;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.OperationKind;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.command.OperationResult;
import org.torrust.deployer.command.PlannedStep;
import org.torrust.deployer.command.environment.Life.Alive;
import org.torrust.deployer.command.environment.Lives.Trace;
import org.torrust.deployer.command.port.Holders;
import org.torrust.deployer.command.port.Holders.Liveness;
import org.torrust.deployer.command.port.Site;

/** The door to the write side: begins operations, has them worked to their end, and tells how they ended. */
public final class Operations {

    private static final int TRIES_TO_RECORD = 5;

    private final CommandGateway commands;
    private final Lives lives;
    private final StepWorker worker;
    private final Holders holders;

    Operations(CommandGateway commands, Lives lives, StepWorker worker, Holders holders) {
        this.commands = commands;
        this.lives = lives;
        this.worker = worker;
        this.holders = holders;
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
        send(command, provenance);
    }

    /**
     * Begins an operation and works it to its end. An operation whose process is gone is first recorded as abandoned.
     *
     * @throws org.torrust.deployer.api.environment.Refused when it must not begin; nothing is recorded then
     */
    public OperationResult perform(OperationRequest request, MetaData provenance) {
        settleOpenOperation(request.environment(), provenance);
        send(request, provenance);
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
                .map(step -> new PlannedStep(step, Plan.why(step.phase(), kind, claims)))
                .toList();
    }

    /**
     * Looks whether an operation could begin.
     *
     * @throws org.torrust.deployer.api.environment.Refused when another is at work, or there is no such environment
     */
    public void requireIdle(EnvironmentName name) {
        var open = lives.existing(name).operation();
        if (open != null && holders.liveness(name, open.id(), open.holder()) != Liveness.GONE) {
            throw Refusals.busy(name, open);
        }
    }

    /** Records other settings; throws as {@link #perform} does. An operation whose process is gone is first abandoned. */
    public void change(ChangeConfiguration command, MetaData provenance) {
        settleOpenOperation(command.environment(), provenance);
        send(command, provenance);
    }

    /** Records which tracker configuration releases are made with; throws as {@link #perform} does. */
    public void choose(ChooseTrackerConfiguration command, MetaData provenance) {
        settleOpenOperation(command.environment(), provenance);
        send(command, provenance);
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
                deliver(fact, provenance);
                return;
            } catch (ConcurrencyException e) {
                // Someone else was first; the fact is none the less true.
            }
        }
        send(fact, provenance);
    }

    private void settleOpenOperation(EnvironmentName name, MetaData provenance) {
        var open = lives.existing(name).operation();
        if (open == null) {
            return;
        }
        var liveness = holders.liveness(name, open.id(), open.holder());
        if (liveness == Liveness.TOOL_ALIVE) {
            throw Refusals.toolAlive(name, open);
        }
        if (liveness != Liveness.GONE) {
            throw Refusals.busy(name, open);
        }
        var why = "process %d is gone".formatted(open.holder().pid());
        send(new AbandonOperation(name, open.id(), why), provenance);
    }

    private void send(EnvironmentCommand command, MetaData provenance) {
        try {
            deliver(command, provenance);
        } catch (ConcurrencyException e) {
            throw Refusals.overtaken(command.environment());
        }
    }

    private void deliver(EnvironmentCommand command, MetaData provenance) {
        try {
            commands.sendAndWait(GenericCommandMessage.asCommandMessage(command).andMetaData(provenance));
        } catch (AggregateNotFoundException e) {
            throw Refusals.unknown(command.environment());
        }
    }

    private OperationResult result(EnvironmentName name, OperationId id) {
        var trace = lives.trace(name, id);
        return switch (Objects.requireNonNull(trace.end(), "every operation is worked to an end")) {
            case OperationSucceeded e -> new OperationResult.Succeeded(id, stateOf(name), trace.changed());
            case OperationFailed e -> failed(e, trace);
            case OperationInterrupted e -> new OperationResult.Interrupted(id, e.step(), e.signal());
            default -> throw new IllegalStateException("operation %s was ended by someone else".formatted(id));
        };
    }

    private static OperationResult failed(OperationFailed event, Trace trace) {
        return new OperationResult.Failed(event.operation(), event.step(), event.failure(), trace.servingAgain());
    }

    private State stateOf(EnvironmentName name) {
        return lives.of(name) instanceof Alive alive ? alive.standing().state() : State.DESTROYED;
    }
}
