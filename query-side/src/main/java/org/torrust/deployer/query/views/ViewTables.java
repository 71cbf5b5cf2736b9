package org.torrust.deployer.query.views;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.json.LanguageJson;

/** The rows views are kept in: a JSON document for each view and environment, and how far each view has come. */
final class ViewTables {

    private static final String[] DDL = {"""
        CREATE TABLE IF NOT EXISTS views (
          view     TEXT    NOT NULL PRIMARY KEY,
          position INTEGER NOT NULL,
          error    TEXT
        ) STRICT""", """
        CREATE TABLE IF NOT EXISTS view_rows (
          view     TEXT NOT NULL,
          name     TEXT NOT NULL,
          document TEXT NOT NULL,
          PRIMARY KEY (view, name)
        ) STRICT""", OperationRows.INDEX};
    private static final int TABLES = 2;

    private final Connection connection;
    private final ObjectMapper json = LanguageJson.mapper();

    ViewTables(Connection connection) {
        this.connection = connection;
    }

    void prepare() throws SQLException {
        if (count("'views', 'view_rows', 'view_history'") < DDL.length) {
            for (var table : DDL) {
                execute(table);
            }
        }
    }

    boolean exist() throws SQLException {
        return count("'views', 'view_rows'") == TABLES;
    }

    private int count(String names) throws SQLException {
        try (var query = connection.prepareStatement(
                        "SELECT count(*) FROM sqlite_master WHERE name IN (" + names + ")");
                var rows = query.executeQuery()) {
            return rows.getInt(1);
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

    /** How far the view has come; 0 where it never began or went stale. */
    long position(View<?> view) throws SQLException {
        try (var query = connection.prepareStatement("SELECT position FROM views WHERE view = ?")) {
            query.setString(1, view.name());
            try (var rows = query.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        }
    }

    void setPosition(View<?> view, long position, @Nullable String error) throws SQLException {
        try (var update =
                connection.prepareStatement("INSERT OR REPLACE INTO views (view, position, error) VALUES (?, ?, ?)")) {
            update.setString(1, view.name());
            update.setLong(2, position);
            update.setString(3, error);
            update.executeUpdate();
        }
    }

    <V> Map<String, V> rows(View<V> view) throws SQLException {
        var answers = new TreeMap<String, V>();
        try (var query =
                connection.prepareStatement("SELECT name, document FROM view_rows WHERE view = ? ORDER BY name")) {
            query.setString(1, view.name());
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    answers.put(rows.getString(1), read(view, rows.getString(2)));
                }
            }
        }
        return answers;
    }

    /** The row of that name, if there is one. */
    <V> Map<String, V> row(View<V> view, String name) throws SQLException {
        try (var query = connection.prepareStatement("SELECT document FROM view_rows WHERE view = ? AND name = ?")) {
            query.setString(1, view.name());
            query.setString(2, name);
            try (var rows = query.executeQuery()) {
                var answers = new TreeMap<String, V>();
                if (rows.next()) {
                    answers.put(name, read(view, rows.getString(1)));
                }
                return answers;
            }
        }
    }

    <V> void put(View<V> view, String name, V answer) throws SQLException {
        try (var update = connection.prepareStatement(
                "INSERT OR REPLACE INTO view_rows (view, name, document) VALUES (?, ?, ?)")) {
            update.setString(1, view.name());
            update.setString(2, name);
            update.setString(3, write(answer));
            update.executeUpdate();
        }
    }

    void clear(View<?> view) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM view_rows WHERE view = ?")) {
            delete.setString(1, view.name());
            delete.executeUpdate();
        }
    }

    void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** @throws UnreadableRowException when it was written in another shape, e.g. by an older deployer */
    <V> V read(View<V> view, String document) {
        try {
            return json.readValue(document, view.type());
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
