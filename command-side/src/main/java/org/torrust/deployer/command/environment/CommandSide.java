package org.torrust.deployer.command.environment;

import java.time.InstantSource;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.torrust.deployer.command.port.Holders;
import org.torrust.deployer.command.port.Interruption;
import org.torrust.deployer.command.port.Ports;
import org.torrust.deployer.command.port.Progress;

/** Hands the write side to Axon, and gives the door to it once Axon has started. */
public final class CommandSide {

    private final StepQueue queue = new StepQueue();

    /** Registers aggregate and saga; the caller has chosen store, serializers and subscribing processors. */
    public void register(Configurer configurer) {
        configurer.configureAggregate(Environment.class);
        configurer.registerComponent(StepQueue.class, configuration -> queue);
        configurer.eventProcessing(processing -> processing.registerSaga(OperationSaga.class));
    }

    /** The door, for a started configuration. */
    public Operations open(
            Configuration started,
            Ports.Chooser chooser,
            Progress progress,
            Interruption interruption,
            Holders holders,
            InstantSource clock) {
        var lives = new Lives(started.eventStore());
        var worker = new StepWorker(queue, started.commandGateway(), lives, chooser, progress, interruption);
        var messages = new Messages(started.commandGateway(), lives, holders, clock);
        return new Operations(
                messages, lives, worker, holders, new Succession(messages, lives, worker, holders, progress));
    }
}
