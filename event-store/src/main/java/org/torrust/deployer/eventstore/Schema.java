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
        check(connection);
        if (version(connection) == Database.VERSION) {
            makeSagas(connection);
            return;
        }
        // All or nothing; what is not committed goes when the connection is closed.
        try (var statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            statement.execute(EventTable.DDL);
            statement.execute(EventTable.INDEX_DDL);
            statement.execute(SAGAS);
            statement.execute(ASSOCIATIONS);
            statement.execute("PRAGMA user_version = " + Database.VERSION);
            statement.execute("COMMIT");
        }
    }

    /** They hold no more than what is under way, so that one that was lost can be made again; a table of events cannot. */
    private static void makeSagas(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(SAGAS);
            statement.execute(ASSOCIATIONS);
        }
    }

    /** A file of version 0 is one that was made and not yet written to. */
    static void check(Connection connection) throws SQLException {
        var version = version(connection);
        refuseNewer(version);
        // Asked last: another process may just now have made our tables.
        if (version == 0 && hasTables(connection) && version(connection) == 0) {
            throw new StoreUnusableException(
                    "It is the database of another program; choose another workspace with --workspace.");
        }
    }

    private static boolean hasTables(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT 1 FROM sqlite_master LIMIT 1")) {
            return rows.next();
        }
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
