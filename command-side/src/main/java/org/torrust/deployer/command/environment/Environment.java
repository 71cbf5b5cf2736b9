package org.torrust.deployer.command.environment;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.EnvironmentCommand;
import org.torrust.deployer.api.environment.EnvironmentCommand.AbandonOperation;
import org.torrust.deployer.api.environment.EnvironmentCommand.AdoptOperation;
import org.torrust.deployer.api.environment.EnvironmentCommand.ChangeConfiguration;
import org.torrust.deployer.api.environment.EnvironmentCommand.ChooseTrackerConfiguration;
import org.torrust.deployer.api.environment.EnvironmentCommand.CompleteStep;
import org.torrust.deployer.api.environment.EnvironmentCommand.ConfigureEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.CreateEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.DeployEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.DestroyEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.InterruptOperation;
import org.torrust.deployer.api.environment.EnvironmentCommand.ProvisionEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.RecordTest;
import org.torrust.deployer.api.environment.EnvironmentCommand.ReleaseEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.RestoreEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.RunEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.StopEnvironment;
import org.torrust.deployer.api.environment.EnvironmentEvent;
import org.torrust.deployer.api.environment.EnvironmentName;

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
        decide(c);
    }

    @CommandHandler
    void handle(ProvisionEnvironment c) {
        decide(c);
    }

    @CommandHandler
    void handle(ConfigureEnvironment c) {
        decide(c);
    }

    @CommandHandler
    void handle(ReleaseEnvironment c) {
        decide(c);
    }

    @CommandHandler
    void handle(RunEnvironment c) {
        decide(c);
    }

    @CommandHandler
    void handle(DeployEnvironment c) {
        decide(c);
    }

    @CommandHandler
    void handle(StopEnvironment c) {
        decide(c);
    }

    @CommandHandler
    void handle(RestoreEnvironment c) {
        decide(c);
    }

    @CommandHandler
    void handle(DestroyEnvironment c) {
        decide(c);
    }

    @CommandHandler
    void handle(ChangeConfiguration c) {
        decide(c);
    }

    @CommandHandler
    void handle(ChooseTrackerConfiguration c) {
        decide(c);
    }

    @CommandHandler
    void handle(CompleteStep c) {
        decide(c);
    }

    @CommandHandler
    void handle(InterruptOperation c) {
        decide(c);
    }

    @CommandHandler
    void handle(AdoptOperation c) {
        decide(c);
    }

    @CommandHandler
    void handle(AbandonOperation c) {
        decide(c);
    }

    @CommandHandler
    void handle(RecordTest c) {
        decide(c);
    }

    @EventSourcingHandler
    void on(EnvironmentEvent event) {
        name = event.environment();
        life = life.after(event);
    }

    private void decide(EnvironmentCommand command) {
        Decision.on(command, life).forEach(event -> apply(event));
    }
}
