package org.torrust.deployer.command.environment;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.EnvironmentCommand.AbandonOperation;
import org.torrust.deployer.api.environment.EnvironmentCommand.CompleteStep;
import org.torrust.deployer.api.environment.EnvironmentCommand.ConfigureEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.CreateEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.DeployEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.DestroyEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.InterruptOperation;
import org.torrust.deployer.api.environment.EnvironmentCommand.ProvisionEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.ReleaseEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.RunEnvironment;
import org.torrust.deployer.api.environment.EnvironmentEvent;
import org.torrust.deployer.api.environment.EnvironmentEvent.ConfiguringStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.DeploymentStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.DestructionStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentCreated;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationAbandoned;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationInterrupted;
import org.torrust.deployer.api.environment.EnvironmentEvent.ProvisioningStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.ReleasingStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.RunStarted;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.environment.State;
import org.torrust.deployer.api.operation.OperationId;
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
        requireIdle(c.environment(), State.CREATED);
        apply(new ProvisioningStarted(c.environment(), c.operation(), c.holder()));
    }

    @CommandHandler
    void handle(ConfigureEnvironment c) {
        requireIdle(c.environment(), State.PROVISIONED);
        apply(new ConfiguringStarted(c.environment(), c.operation(), c.holder()));
    }

    @CommandHandler
    void handle(ReleaseEnvironment c) {
        requireIdle(c.environment(), State.CONFIGURED);
        apply(new ReleasingStarted(c.environment(), c.operation(), c.holder(), c.ownConfiguration()));
    }

    @CommandHandler
    void handle(RunEnvironment c) {
        requireIdle(c.environment(), State.RELEASED);
        apply(new RunStarted(c.environment(), c.operation(), c.holder()));
    }

    @CommandHandler
    void handle(DeployEnvironment c) {
        var standing = requireIdle(c.environment(), State.CREATED);
        var phases = Plan.phasesToRunning(standing.state());
        apply(new DeploymentStarted(c.environment(), c.operation(), c.holder(), phases));
    }

    @CommandHandler
    void handle(DestroyEnvironment c) {
        requireIdle(c.environment(), State.CREATED);
        apply(new DestructionStarted(c.environment(), c.operation(), c.holder()));
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

    @EventSourcingHandler
    void on(EnvironmentEvent event) {
        name = event.environment();
        life = life.after(event);
    }

    private Standing requireIdle(EnvironmentName environment, State needed) {
        if (!(life instanceof Alive alive)) {
            throw Refusals.destroyed(environment);
        }
        if (alive.operation() != null) {
            throw Refusals.busy(environment, alive.operation());
        }
        if (!alive.standing().state().isAtLeast(needed)) {
            throw Refusals.tooEarly(environment, alive.standing().state(), needed);
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
