package org.torrust.deployer.command.environment;

import java.time.Duration;
import java.time.InstantSource;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.torrust.deployer.api.environment.EnvironmentCommand;
import org.torrust.deployer.api.environment.EnvironmentCommand.CreateEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.OperationRequest;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.environment.Refused;
import org.torrust.deployer.command.environment.Lives.Begun;
import org.torrust.deployer.command.port.Holders;
import org.torrust.deployer.command.port.Holders.Liveness;

/** Tells environments what is wanted, and says in the operator's words why one would not hear of it. */
final class Messages {

    private final CommandGateway commands;
    private final Lives lives;
    private final Holders holders;
    private final InstantSource clock;

    Messages(CommandGateway commands, Lives lives, Holders holders, InstantSource clock) {
        this.commands = commands;
        this.lives = lives;
        this.holders = holders;
        this.clock = clock;
    }

    /** @throws Refused when it must not be, or someone else was quicker */
    void send(EnvironmentCommand command, MetaData provenance) {
        try {
            deliver(command, provenance);
        } catch (ConcurrencyException e) {
            throw command instanceof CreateEnvironment ? Refusals.locked() : overtaken(command.environment());
        } catch (Refused e) {
            throw command instanceof OperationRequest && e.reason() == Refused.Reason.CONFLICT
                    ? overtaken(command.environment())
                    : e;
        }
    }

    /**
     * The same, for those who try again.
     *
     * @throws ConcurrencyException when someone else was quicker
     */
    void deliver(EnvironmentCommand command, MetaData provenance) {
        try {
            commands.sendAndWait(GenericCommandMessage.asCommandMessage(command).andMetaData(provenance));
        } catch (AggregateNotFoundException e) {
            throw Refusals.unknown(command.environment());
        }
    }

    /** Why nothing else can begin while this is open. */
    Refused busy(EnvironmentName name, Begun begun, Liveness liveness) {
        return Refusals.busy(name, begun.operation(), Duration.between(begun.at(), clock.instant()), liveness);
    }

    private Refused overtaken(EnvironmentName name) {
        return lives.begun(name)
                .map(begun -> busy(name, begun, liveness(name, begun)))
                .orElseGet(Refusals::locked);
    }

    private Liveness liveness(EnvironmentName name, Begun begun) {
        var open = begun.operation();
        return holders.liveness(name, open.id(), open.holder());
    }
}
