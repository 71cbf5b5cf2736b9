package org.torrust.deployer.command.environment;

import java.time.Instant;
import java.util.List;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.modelling.saga.repository.inmemory.InMemorySagaStore;
import org.axonframework.serialization.json.JacksonSerializer;
import org.torrust.deployer.command.port.Holders;
import org.torrust.deployer.command.port.Interruption;
import org.torrust.deployer.command.port.Progress;

/** The write side on stores in memory. */
record InMemory(Configuration axon, Operations operations) {

    static InMemory started(
            InMemoryEventStorageEngine engine,
            PlayedWorld world,
            Progress progress,
            Interruption interruption,
            Holders holders) {
        var json = JacksonSerializer.defaultSerializer();
        var writeSide = new CommandSide();
        var configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureSerializer(c -> json)
                .configureEmbeddedEventStore(c -> engine)
                .registerComponent(SagaStore.class, c -> new InMemorySagaStore())
                .configureCorrelationDataProviders(c -> List.of(new SimpleCorrelationDataProvider("actor")));
        configurer.eventProcessing(processing -> processing.usingSubscribingEventProcessors());
        writeSide.register(configurer);
        var axon = configurer.start();
        return new InMemory(
                axon,
                writeSide.open(
                        axon, configuration -> world.ports(), progress, interruption, holders, InMemory::afterwards));
    }

    /** An hour behind what tests record by hand, and never before it. */
    private static Instant afterwards() {
        return Instant.now().plusSeconds(3600);
    }
}
