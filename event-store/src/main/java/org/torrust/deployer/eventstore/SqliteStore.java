package org.torrust.deployer.eventstore;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import java.nio.file.Path;
import java.sql.Connection;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.modelling.saga.repository.jdbc.GenericSagaSqlSchema;
import org.axonframework.modelling.saga.repository.jdbc.JdbcSagaStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;
import org.torrust.deployer.api.json.LanguageJson;

/** The history opened for writing: all that Axon needs of it, on one connection. For one thread; to be closed. */
public final class SqliteStore implements AutoCloseable {

    private final Connection connection;
    private final Transactions transactions;
    private final Serializer serializer = JacksonSerializer.builder()
            .objectMapper(LanguageJson.mapper().setVisibility(PropertyAccessor.FIELD, Visibility.ANY))
            .build();

    private SqliteStore(Connection connection) {
        this.connection = connection;
        this.transactions = new Transactions(connection);
    }

    /**
     * Opens a history that is understood to its end: nothing is written on top of what cannot be read, or was altered last.
     *
     * @throws StoreUnusableException with a sentence when the file cannot be used, or its newest event was altered
     * @throws UnknownEventException when a newer deployer wrote to it
     */
    public static SqliteStore open(Path file) {
        var store = new SqliteStore(Database.forWriting(file));
        try {
            KnownEvents.require(store.connection);
            HistoryCheck.requireGoodEnd(store.connection);
            return store;
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    public TransactionManager transactions() {
        return transactions;
    }

    public EventStorageEngine engine() {
        return new SqliteEventStorageEngine(transactions, new EventCodec());
    }

    /** Keeps running sagas in the same transactions as the events. */
    public SagaStore<Object> sagas() {
        return JdbcSagaStore.builder()
                .connectionProvider(transactions)
                .sqlSchema(new GenericSagaSqlSchema())
                .serializer(serializer)
                .build();
    }

    /** Writes sagas and messages as JSON. */
    public Serializer serializer() {
        return serializer;
    }

    /** The connection as it stands in the current transaction; not to be closed by the caller. */
    public Connection connection() {
        return transactions.getConnection();
    }

    @Override
    public void close() {
        Sql.run(() -> {
            connection.close();
            return true;
        });
    }
}
