package org.torrust.deployer.query.views;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.query.history.Operation;

/** The rows of the history, in the order operations began; spelled as the index on them is, or it would not be used. */
final class OperationRows {

    private static final String POSITION = "json_extract(document, '$.position')";
    private static final String ROWS = "FROM main.view_rows WHERE view = 'history'";

    static final String INDEX =
            "CREATE INDEX IF NOT EXISTS view_history ON view_rows (view, " + POSITION + ") WHERE view = 'history'";

    private final Connection connection;
    private final ViewTables tables;

    OperationRows(Connection connection, ViewTables tables) {
        this.connection = connection;
        this.tables = tables;
    }

    /** The last of all, oldest first. */
    List<Operation> last(int limit) throws SQLException {
        try (var query =
                connection.prepareStatement("SELECT document " + ROWS + " ORDER BY " + POSITION + " DESC LIMIT ?")) {
            query.setInt(1, limit);
            return read(query).reversed();
        }
    }

    /** The first behind a position, oldest first. */
    List<Operation> after(long position, int limit) throws SQLException {
        try (var query = connection.prepareStatement(
                "SELECT document " + ROWS + " AND " + POSITION + " > ? ORDER BY " + POSITION + " LIMIT ?")) {
            query.setLong(1, position);
            query.setInt(2, limit);
            return read(query);
        }
    }

    long count(long position) throws SQLException {
        try (var query = connection.prepareStatement("SELECT count(*) " + ROWS + " AND " + POSITION + " > ?")) {
            query.setLong(1, position);
            try (var rows = query.executeQuery()) {
                return rows.getLong(1);
            }
        }
    }

    /** Those of that id, which is one, or none. */
    List<Operation> find(OperationId id) throws SQLException {
        try (var query = connection.prepareStatement("SELECT document " + ROWS + " AND name > ? AND name < ?")) {
            // Behind an id stands a blank and the environment.
            query.setString(1, id + " ");
            query.setString(2, id + "!");
            return read(query);
        }
    }

    /** Each behind a position, oldest first. */
    void each(long position, Consumer<Operation> consumer) throws SQLException {
        try (var query = connection.prepareStatement(
                "SELECT document " + ROWS + " AND " + POSITION + " > ? ORDER BY " + POSITION)) {
            query.setLong(1, position);
            read(query, consumer);
        }
    }

    private List<Operation> read(PreparedStatement query) throws SQLException {
        var operations = new ArrayList<Operation>();
        read(query, operations::add);
        return operations;
    }

    private void read(PreparedStatement query, Consumer<Operation> consumer) throws SQLException {
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                consumer.accept(tables.read(View.HISTORY, rows.getString(1)));
            }
        }
    }
}
