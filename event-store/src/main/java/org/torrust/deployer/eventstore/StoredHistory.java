package org.torrust.deployer.eventstore;

import java.sql.Connection;
import java.util.stream.Stream;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.history.RecordedEvent;

/** The history as a database connection sees it; needs no Axon, so reading commands start fast. */
public final class StoredHistory implements KeptHistory {

    private final Connection connection;
    private final EventCodec codec;

    private StoredHistory(Connection connection, EventCodec codec) {
        this.connection = connection;
        this.codec = codec;
    }

    /** The history within the connection's transaction; the connection stays the caller's. */
    public static StoredHistory on(Connection connection) {
        return new StoredHistory(connection, new EventCodec());
    }

    @Override
    public Stream<StoredEvent> stored(long position) {
        return Sql.run(() -> EventTable.after(connection, position));
    }

    @Override
    public Stream<StoredEvent> stored(EnvironmentName environment) {
        return Sql.run(() -> EventTable.of(connection, environment.value(), 0));
    }

    @Override
    public RecordedEvent understood(StoredEvent stored) {
        return codec.read(stored);
    }

    @Override
    public long head() {
        return Sql.run(() -> EventTable.head(connection)).position();
    }
}
