package org.torrust.deployer.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Which store it is and where it ends; of one that was imported, as the export said.
 *
 * @param environment the only environment it has events of, or null for all
 */
record StoreHead(Checkpoint checkpoint, @Nullable String environment) {

    static StoreHead of(Connection connection) throws SQLException {
        var imported = ImportMark.of(connection);
        return imported.isPresent() ? of(imported.get()) : ofOwn(connection);
    }

    private static StoreHead of(ExportHeader header) {
        return new StoreHead(
                new Checkpoint(header.store(), header.headPosition(), header.headHash()), header.environment());
    }

    private static StoreHead ofOwn(Connection connection) throws SQLException {
        var head = EventTable.head(connection);
        return new StoreHead(
                new Checkpoint(EventTable.firstHash(connection).orElse(null), head.position(), head.hash()), null);
    }
}
