package org.torrust.deployer.cli.wiring;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.eventstore.Database;

/** Opens a workspace's history for a question; where there is none yet, one of nothing. */
final class StoreReading {

    private StoreReading() {}

    /** The answer, from what is there at one moment. */
    static <T> T of(Workspace workspace, Function<Connection, T> question) {
        try (var connection = opened(workspace)) {
            connection.setAutoCommit(false);
            return question.apply(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("reading begins and ends", e);
        }
    }

    private static Connection opened(Workspace workspace) throws SQLException {
        if (!Database.exists(workspace.database())) {
            return Database.empty();
        }
        var connection = Database.forReading(workspace.database());
        if (!Database.isEmpty(connection)) {
            return connection;
        }
        connection.close();
        return Database.empty();
    }
}
