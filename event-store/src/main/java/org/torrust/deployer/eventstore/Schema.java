package org.torrust.deployer.eventstore;

import java.sql.Connection;
import java.sql.SQLException;

/** The tables of the history and of running sagas. */
final class Schema {

    private static final String SAGAS = """
            CREATE TABLE IF NOT EXISTS SagaEntry (
              sagaId         TEXT NOT NULL PRIMARY KEY,
              revision       TEXT,
              sagaType       TEXT,
              serializedSaga BLOB
            )""";

    private static final String ASSOCIATIONS = """
            CREATE TABLE IF NOT EXISTS AssociationValueEntry (
              id               INTEGER PRIMARY KEY AUTOINCREMENT,
              associationKey   TEXT,
              associationValue TEXT,
              sagaId           TEXT,
              sagaType         TEXT
            )""";

    private Schema() {}

    static void prepare(Connection connection) throws SQLException {
        var version = version(connection);
        refuseNewer(version);
        if (version == Database.VERSION) {
            return;
        }
        try (var statement = connection.createStatement()) {
            statement.execute(EventTable.DDL);
            statement.execute(SAGAS);
            statement.execute(ASSOCIATIONS);
            statement.execute("PRAGMA user_version = " + Database.VERSION);
        }
    }

    /** A file of version 0 is one that was made and not yet written to. */
    static void check(Connection connection) throws SQLException {
        refuseNewer(version(connection));
    }

    static int version(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("PRAGMA user_version")) {
            return rows.getInt(1);
        }
    }

    private static void refuseNewer(int version) {
        if (version > Database.VERSION) {
            throw new StoreUnusableException(
                    "The history has layout %d and this deployer knows %d: it was written by a newer deployer; use that one."
                            .formatted(version, Database.VERSION));
        }
    }
}
