package org.torrust.deployer.cli.wiring;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.adapter.workspace.WorkspaceGuard;
import org.torrust.deployer.eventstore.Database;
import org.torrust.deployer.eventstore.StoreUnusableException;

/** Opens a workspace's history for a question; where there is none yet, one of nothing. */
final class StoreReading {

    private StoreReading() {}

    /** @throws StoreUnusableException when it was lost: whoever writes would begin another one over what is there */
    static void requireNotLost(Workspace workspace) {
        of(workspace, connection -> true);
    }

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
        new WorkspaceGuard(workspace).requireReadable();
        if (!Database.exists(workspace.database())) {
            return nothing(workspace);
        }
        var connection = Database.forReading(workspace.database());
        if (!Database.isEmpty(connection)) {
            return connection;
        }
        connection.close();
        return nothing(workspace);
    }

    /** Where environments left keys, something was recorded before. */
    private static Connection nothing(Workspace workspace) {
        var left = workspace.inhabited();
        if (!left.isEmpty()) {
            throw StoreUnusableException.lost(
                    workspace.database(), left.stream().map(workspace::show).collect(Collectors.joining(", ")));
        }
        return Database.empty();
    }
}
