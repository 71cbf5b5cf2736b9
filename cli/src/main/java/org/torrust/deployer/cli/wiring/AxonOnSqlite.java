package org.torrust.deployer.cli.wiring;

import java.util.List;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.torrust.deployer.command.environment.CommandSide;
import org.torrust.deployer.eventstore.Provenances;
import org.torrust.deployer.eventstore.SqliteStore;
import org.torrust.deployer.eventstore.StoredHistory;
import org.torrust.deployer.query.views.Views;

/** Axon with the write side, the sagas and the views in one transaction of one store. */
final class AxonOnSqlite {

    private AxonOnSqlite() {}

    static Configuration started(SqliteStore store, CommandSide writeSide) {
        // Without the default components no update check is made: the deployer calls nobody it was not told to.
        var configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureTransactionManager(configuration -> store.transactions())
                .configureSerializer(configuration -> store.serializer())
                .configureEmbeddedEventStore(configuration -> store.engine())
                .registerComponent(TransactionManager.class, configuration -> store.transactions())
                .registerComponent(SagaStore.class, configuration -> store.sagas())
                .configureCorrelationDataProviders(configuration -> List.of(Provenances.handingOn()));
        subscribeToOneTransaction(configurer);
        writeSide.register(configurer);
        keepViewsUp(configurer, store);
        return configurer.start();
    }

    private static void subscribeToOneTransaction(Configurer configurer) {
        configurer.eventProcessing(processing -> processing
                .usingSubscribingEventProcessors()
                .registerDefaultListenerInvocationErrorHandler(configuration -> PropagatingErrorHandler.INSTANCE)
                .registerDefaultErrorHandler(configuration -> PropagatingErrorHandler.INSTANCE));
    }

    /** Events are stored before they are published, so the views find them behind their position. */
    private static void keepViewsUp(Configurer configurer, SqliteStore store) {
        configurer.eventProcessing(processing -> processing.registerEventHandler(
                configuration -> new ViewKeeper(new Views(store.connection(), StoredHistory.on(store.connection())))));
    }
}
