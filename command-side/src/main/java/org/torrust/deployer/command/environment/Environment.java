package org.torrust.deployer.command.environment;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.configuration.ConfigurationChange;
import org.torrust.deployer.api.environment.EnvironmentCommand.AbandonOperation;
import org.torrust.deployer.api.environment.EnvironmentCommand.ChangeConfiguration;
import org.torrust.deployer.api.environment.EnvironmentCommand.CompleteStep;
import org.torrust.deployer.api.environment.EnvironmentCommand.ConfigureEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.CreateEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.DeployEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.DestroyEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.InterruptOperation;
import org.torrust.deployer.api.environment.EnvironmentCommand.OperationRequest;
import org.torrust.deployer.api.environment.EnvironmentCommand.ProvisionEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.RecordTest;
import org.torrust.deployer.api.environment.EnvironmentCommand.ReleaseEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.RestoreEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.RunEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.StopEnvironment;
import org.torrust.deployer.api.environment.EnvironmentEvent;
import org.torrust.deployer.api.environment.EnvironmentEvent.ConfigurationChanged;
import org.torrust.deployer.api.environment.EnvironmentEvent.ConfiguringStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.DeploymentStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.DestructionStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentCreated;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationAbandoned;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationInterrupted;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationSucceeded;
import org.torrust.deployer.api.environment.EnvironmentEvent.ProvisioningStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.ReleasingStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.RestorationStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.RunStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.StoppingStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.TestFinished;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.OperationKind;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.command.environment.Life.Alive;

/** An environment by its name: decides what may be done with it, and remembers what was. */
final class Environment {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // read by Axon
    private @Nullable EnvironmentName name;

    private Life life = new Life.Unborn();

    Environment() {} // Axon rebuilds the aggregate from here

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CreateEnvironment c) {
        if (life instanceof Alive) {
            throw Refusals.nameTaken(c.environment());
        }
        apply(new EnvironmentCreated(c.environment(), c.operation(), c.configuration(), c.overlay()));
    }

    @CommandHandler
    void handle(ProvisionEnvironment c) {
        var steps = planned(OperationKind.PROVISION, c);
        begin(new ProvisioningStarted(c.environment(), c.operation(), c.holder(), steps, c.options()));
    }

    @CommandHandler
    void handle(ConfigureEnvironment c) {
        var steps = planned(OperationKind.CONFIGURE, c);
        begin(new ConfiguringStarted(c.environment(), c.operation(), c.holder(), steps, c.options()));
    }

    @CommandHandler
    void handle(ReleaseEnvironment c) {
        var steps = planned(OperationKind.RELEASE, c);
        begin(new ReleasingStarted(c.environment(), c.operation(), c.holder(), steps, c.options()));
    }

    @CommandHandler
    void handle(RunEnvironment c) {
        var steps = planned(OperationKind.RUN, c);
        begin(new RunStarted(c.environment(), c.operation(), c.holder(), steps, c.options()));
    }

    @CommandHandler
    void handle(DeployEnvironment c) {
        var steps = planned(OperationKind.DEPLOY, c);
        begin(new DeploymentStarted(c.environment(), c.operation(), c.holder(), steps, c.options()));
    }

    @CommandHandler
    void handle(StopEnvironment c) {
        var steps = planned(OperationKind.STOP, c);
        begin(new StoppingStarted(c.environment(), c.operation(), c.holder(), steps, c.options()));
    }

    @CommandHandler
    void handle(RestoreEnvironment c) {
        var steps = planned(OperationKind.RESTORE, c);
        begin(new RestorationStarted(c.environment(), c.operation(), c.holder(), steps, c.options()));
    }

    @CommandHandler
    void handle(DestroyEnvironment c) {
        var steps = planned(OperationKind.DESTROY, c);
        begin(new DestructionStarted(c.environment(), c.operation(), c.holder(), steps, c.options()));
    }

    @CommandHandler
    void handle(ChangeConfiguration c) {
        var before = requireIdle(c.environment());
        if (before.claims().address() != null
                && ConfigurationChange.needsAnotherMachine(before.configuration(), c.configuration())) {
            throw Refusals.needsAnotherMachine(c.environment());
        }
        var touches = ConfigurationChange.touches(before.configuration(), c.configuration());
        apply(new ConfigurationChanged(c.environment(), c.operation(), c.configuration(), c.keys(), touches));
    }

    @CommandHandler
    void handle(CompleteStep c) {
        Outcomes.of(c, life).forEach(event -> apply(event));
    }

    @CommandHandler
    void handle(InterruptOperation c) {
        if (isOpen(c.operation())) {
            apply(new OperationInterrupted(c.environment(), c.operation(), currentStep(), c.signal()));
        }
    }

    @CommandHandler
    void handle(AbandonOperation c) {
        if (isOpen(c.operation())) {
            apply(new OperationAbandoned(c.environment(), c.operation(), currentStep(), c.why()));
        }
    }

    @CommandHandler
    void handle(RecordTest c) {
        apply(new TestFinished(c.environment(), c.operation(), c.suite(), c.total(), c.failed()));
    }

    @EventSourcingHandler
    void on(EnvironmentEvent event) {
        name = event.environment();
        life = life.after(event);
    }

    /** An operation that finds nothing to do has succeeded. */
    private static void begin(OperationStarted started) {
        apply(started);
        if (started.steps().isEmpty()) {
            apply(new OperationSucceeded(started.environment(), started.operation()));
        }
    }

    private List<Step> planned(OperationKind kind, OperationRequest request) {
        var standing = requireIdle(request.environment());
        standing.requireFitFor(kind, request.environment(), request.options());
        return Plan.steps(kind, standing.claims(), request.options());
    }

    private Standing requireIdle(EnvironmentName environment) {
        if (!(life instanceof Alive alive)) {
            throw Refusals.destroyed(environment);
        }
        if (alive.operation() != null) {
            throw Refusals.busy(environment, alive.operation());
        }
        return alive.standing();
    }

    private boolean isOpen(OperationId operation) {
        return life instanceof Alive alive
                && alive.operation() != null
                && alive.operation().id().equals(operation);
    }

    private @Nullable Step currentStep() {
        return life instanceof Alive alive && alive.operation() != null
                ? alive.operation().next().orElse(null)
                : null;
    }
}
