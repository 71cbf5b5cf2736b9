package org.torrust.deployer.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.torrust.deployer.api.environment.EnvironmentEvent;
import org.torrust.deployer.api.environment.EnvironmentEvent.MachineCreated;
import org.torrust.deployer.api.environment.EnvironmentEvent.MachineRemoved;
import org.torrust.deployer.api.environment.EnvironmentEvent.ServicesStopped;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.history.Provenance;
import org.torrust.deployer.api.history.RecordedEvent;
import org.torrust.deployer.api.operation.OperationId;

/** The store under a real Axon, with an aggregate and a saga made up for it. */
class AxonOnStoreTest {

    private static final EnvironmentName DEMO = new EnvironmentName("demo");
    private static final OperationId OPERATION = new OperationId("once");

    private final Obstacle obstacle = new Obstacle();

    @TempDir
    private Path folder;

    private SqliteStore store;
    private Configuration axon;

    @BeforeEach
    void start() {
        store = SqliteStore.open(folder.resolve("events.db"));
        var configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureTransactionManager(configuration -> store.transactions())
                .configureSerializer(configuration -> store.serializer())
                .configureEmbeddedEventStore(configuration -> store.engine())
                .registerComponent(TransactionManager.class, configuration -> store.transactions())
                .registerComponent(SagaStore.class, configuration -> store.sagas())
                .configureCorrelationDataProviders(configuration -> List.of(Provenances.handingOn()))
                .configureAggregate(Machine.class);
        configurer.eventProcessing(processing -> processing
                .usingSubscribingEventProcessors()
                .registerDefaultListenerInvocationErrorHandler(configuration -> PropagatingErrorHandler.INSTANCE)
                .registerDefaultErrorHandler(configuration -> PropagatingErrorHandler.INSTANCE)
                .registerSaga(Lifetime.class)
                .registerEventHandler(configuration -> obstacle));
        axon = configurer.start();
    }

    @AfterEach
    void stop() {
        axon.shutdown();
        store.close();
    }

    @Test
    void sourcesAnAggregateFromWhatWasStored() {
        send(new Make(DEMO));
        send(new Stop(DEMO, 2));

        assertThat(history())
                .extracting(RecordedEvent::event)
                .containsExactly(
                        new MachineCreated(DEMO, OPERATION),
                        new ServicesStopped(DEMO, OPERATION),
                        new ServicesStopped(DEMO, OPERATION));
        assertThatThrownBy(() -> send(new Stop(DEMO, 1))).hasMessage("stopped 2 times already");
    }

    @Test
    void knowsNoAggregateThatWasNeverMade() {
        assertThatThrownBy(() -> send(new Stop(DEMO, 1))).isInstanceOf(AggregateNotFoundException.class);
    }

    @Test
    void recordsWhoAskedAndWhichMessageCausedIt() {
        var command = GenericCommandMessage.asCommandMessage(new Make(DEMO))
                .andMetaData(Provenances.toMetaData(Samples.PROVENANCE));
        axon.commandGateway().sendAndWait(command);

        assertThat(history())
                .extracting(RecordedEvent::provenance)
                .containsExactly(new Provenance(
                        "ada@workshop",
                        command.getIdentifier(),
                        List.of("deploy", "demo"),
                        Map.of("deployer", "0.1.0"),
                        "first try"));
    }

    @Test
    void keepsASagaFromOneCommandToTheNextAndLetsItGoAtTheEnd() throws SQLException {
        send(new Make(DEMO));
        send(new Stop(DEMO, 1));
        assertThat(sagas()).containsExactly("{\"stops\":1}");

        send(new Remove(DEMO));
        assertThat(sagas()).isEmpty();
    }

    @Test
    void storesEventAndSagaTogetherOrNotAtAll() throws SQLException {
        obstacle.stands = true;
        assertThatThrownBy(() -> send(new Make(DEMO))).hasMessageContaining("in the way");

        assertThat(history()).isEmpty();
        assertThat(sagas()).isEmpty();

        obstacle.stands = false;
        send(new Make(DEMO));
        assertThat(history()).hasSize(1);
        assertThat(HistoryCheck.firstFault(store.connection())).isEmpty();
    }

    private void send(Object command) {
        axon.commandGateway().sendAndWait(command);
    }

    private List<RecordedEvent> history() {
        try (var events = StoredHistory.on(store.connection()).after(0)) {
            return events.toList();
        }
    }

    private List<String> sagas() throws SQLException {
        try (var statement = store.connection().createStatement();
                var rows = statement.executeQuery("SELECT serializedSaga FROM SagaEntry")) {
            return rows.next()
                    ? List.of(new String(rows.getBytes(1), java.nio.charset.StandardCharsets.UTF_8))
                    : List.of();
        }
    }

    record Make(@TargetAggregateIdentifier EnvironmentName machine) {}

    record Stop(@TargetAggregateIdentifier EnvironmentName machine, int times) {}

    record Remove(@TargetAggregateIdentifier EnvironmentName machine) {}

    /** Can be stopped twice. */
    static final class Machine {
        @AggregateIdentifier
        private EnvironmentName name;

        private int stops;

        Machine() {}

        @CommandHandler
        Machine(Make command) {
            apply(new MachineCreated(command.machine(), OPERATION));
        }

        @CommandHandler
        void handle(Stop command) {
            if (stops == 2) {
                throw new IllegalStateException("stopped 2 times already");
            }
            for (var time = 0; time < command.times(); time++) {
                apply(new ServicesStopped(name, OPERATION));
            }
        }

        @CommandHandler
        void handle(Remove command) {
            apply(new MachineRemoved(name, OPERATION));
        }

        @EventSourcingHandler
        void on(EnvironmentEvent event) {
            name = event.environment();
            stops += event instanceof ServicesStopped ? 1 : 0;
        }
    }

    /** Counts how often services were stopped while a machine lives. */
    public static final class Lifetime {
        private int stops;

        @StartSaga
        @SagaEventHandler(associationProperty = "operation")
        public void on(MachineCreated event) {}

        @SagaEventHandler(associationProperty = "operation")
        public void on(ServicesStopped event) {
            stops++;
        }

        @EndSaga
        @SagaEventHandler(associationProperty = "operation")
        public void on(MachineRemoved event) {}
    }

    static final class Obstacle {
        private boolean stands;

        @EventHandler
        void on(EnvironmentEvent event) {
            if (stands) {
                throw new IllegalStateException("there is something in the way");
            }
        }
    }
}
