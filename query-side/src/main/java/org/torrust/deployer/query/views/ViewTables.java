package org.torrust.deployer.query.views;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.json.LanguageJson;

/** The rows views are kept in: a JSON document for each view and environment. */
final class ViewTables {

    static final String KEPT = "main.view_rows";

    /** Beside the kept ones, of this connection alone: rows that are folded anew. */
    static final String FRESH = "temp.fresh_rows";

    private static final String COLUMNS = """
             (
              view     TEXT NOT NULL,
              name     TEXT NOT NULL,
              document TEXT NOT NULL,
              PRIMARY KEY (view, name)
            ) STRICT""";

    private static final String[] DDL = {
        "DROP TABLE IF EXISTS main.views", // of a layout without shapes
        ViewStates.DDL,
        "CREATE TABLE IF NOT EXISTS " + KEPT + COLUMNS,
        OperationRows.INDEX
    };
    private static final int TABLES = 2;

    private final Connection connection;
    private final String rows;
    private final ViewStates states;
    private final ObjectMapper json = LanguageJson.mapper();

    /** A fold asks for rows and puts them by the hundred thousand; both statements go with the connection. */
    private @Nullable PreparedStatement asking;

    private @Nullable PreparedStatement putting;

    ViewTables(Connection connection) {
        this(connection, KEPT);
    }

    private ViewTables(Connection connection, String rows) {
        this.connection = connection;
        this.rows = rows;
        this.states = new ViewStates(connection);
    }

    /** Empty ones, which go with the connection. */
    static ViewTables fresh(Connection connection) throws SQLException {
        var fresh = new ViewTables(connection, FRESH);
        fresh.execute("DROP TABLE IF EXISTS " + FRESH);
        fresh.execute("CREATE TABLE " + FRESH + COLUMNS);
        return fresh;
    }

    void prepare() throws SQLException {
        if (count("name IN ('view_state', 'view_rows', 'view_history')") < DDL.length - 1) {
            for (var table : DDL) {
                execute(table);
            }
        }
        if (!exist()) {
            execute(ViewStates.COUNTING);
        }
    }

    boolean exist() throws SQLException {
        return count("name = 'view_rows' OR name = 'view_state' AND sql LIKE '%answers%'") == TABLES;
    }

    /** The newest event any view was ever made of, also where the rows are no more; 0 where nothing tells of any. */
    long farthest() throws SQLException {
        return count("name = 'view_state'") == 1 ? states.farthest() : 0;
    }

    /** How far the rows can be used of a history that ends at {@code head}; 0 where they cannot. */
    long usable(View<?> view, long head) throws SQLException {
        return exist() ? states.usable(view, head) : 0;
    }

    private int count(String which) throws SQLException {
        try (var query = connection.prepareStatement("SELECT count(*) FROM main.sqlite_master WHERE " + which);
                var found = query.executeQuery()) {
            return found.getInt(1);
        }
    }

    /** What is asked of tables and history fits together, whatever is written meanwhile. */
    <T> T atOneMoment(Question<T> question) {
        try {
            execute("SAVEPOINT answer");
            try {
                return question.ask();
            } finally {
                execute("RELEASE answer");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the views cannot be read", e);
        }
    }

    /** Something that is asked of the database. */
    interface Question<T> {
        T ask() throws SQLException;
    }

    ViewStates states() {
        return states;
    }

    /** How far the view has come; 0 where it never began, went stale, or is there in another shape. */
    long position(View<?> view) throws SQLException {
        return states.position(view);
    }

    <V> Map<String, V> rows(View<V> view) throws SQLException {
        var answers = new TreeMap<String, V>();
        try (var query =
                connection.prepareStatement("SELECT name, document FROM " + rows + " WHERE view = ? ORDER BY name")) {
            query.setString(1, view.name());
            try (var found = query.executeQuery()) {
                while (found.next()) {
                    answers.put(found.getString(1), read(view, found.getString(2)));
                }
            }
        }
        return answers;
    }

    /** The row of that name, if there is one. */
    <V> Map<String, V> row(View<V> view, String name) throws SQLException {
        asking = asking == null
                ? connection.prepareStatement("SELECT document FROM " + rows + " WHERE view = ? AND name = ?")
                : asking;
        asking.setString(1, view.name());
        asking.setString(2, name);
        try (var found = asking.executeQuery()) {
            var answers = new TreeMap<String, V>();
            if (found.next()) {
                answers.put(name, read(view, found.getString(1)));
            }
            return answers;
        }
    }

    <V> void put(View<V> view, String name, V answer) throws SQLException {
        putting = putting == null
                ? connection.prepareStatement(
                        "INSERT OR REPLACE INTO " + rows + " (view, name, document) VALUES (?, ?, ?)")
                : putting;
        putting.setString(1, view.name());
        putting.setString(2, name);
        putting.setString(3, write(answer));
        putting.executeUpdate();
    }

    void clear(View<?> view) throws SQLException {
        empty(view);
    }

    /** Puts the fresh rows of a view in place of those that are kept. */
    void takeFresh(View<?> view) throws SQLException {
        empty(view);
        try (var copy =
                connection.prepareStatement("INSERT INTO " + KEPT + " SELECT * FROM " + FRESH + " WHERE view = ?")) {
            copy.setString(1, view.name());
            copy.executeUpdate();
        }
    }

    private void empty(View<?> view) throws SQLException {
        // Its index would be computed of each row that goes, which may be no JSON.
        if (view.equals(View.HISTORY)) {
            execute("DROP INDEX IF EXISTS main.view_history");
        }
        try (var delete = connection.prepareStatement("DELETE FROM " + KEPT + " WHERE view = ?")) {
            delete.setString(1, view.name());
            delete.executeUpdate();
        }
        execute(OperationRows.INDEX);
    }

    void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** @throws UnreadableRowException when it was written in another shape, e.g. by an older deployer */
    <V> V read(View<V> view, String document) {
        return read(view, view.type(), document);
    }

    /** The same of a part of such a row. */
    <P> P read(View<?> view, Class<P> type, String document) {
        try {
            return json.readValue(document, type);
        } catch (JsonProcessingException e) {
            throw new UnreadableRowException(view, e);
        }
    }

    private String write(Object answer) {
        try {
            return json.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a view can be written as JSON", e);
        }
    }
}
