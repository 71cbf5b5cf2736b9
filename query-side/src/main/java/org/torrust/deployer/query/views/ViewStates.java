package org.torrust.deployer.query.views;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far each view has come, in which shape and to how many answers, what it failed with last, and who had it folded anew. */
final class ViewStates {

    static final String DDL = """
            CREATE TABLE IF NOT EXISTS main.view_state (
              view     TEXT    NOT NULL PRIMARY KEY,
              shape    INTEGER NOT NULL,
              position INTEGER NOT NULL,
              error    TEXT,
              rebuilt  TEXT,
              actor    TEXT,
              reason   TEXT,
              answers  INTEGER
            ) STRICT""";

    /** For a table of a layout without counts. */
    static final String COUNTING = "ALTER TABLE main.view_state ADD COLUMN answers INTEGER";

    private final Connection connection;

    ViewStates(Connection connection) {
        this.connection = connection;
    }

    long position(View<?> view) throws SQLException {
        return number(view, "position");
    }

    /** How many rows it was folded into. */
    long answers(View<?> view) throws SQLException {
        return number(view, "answers");
    }

    private long number(View<?> view, String column) throws SQLException {
        try (var query = connection.prepareStatement(
                "SELECT " + column + " FROM main.view_state WHERE view = ? AND shape = ? AND answers IS NOT NULL")) {
            query.setString(1, view.name());
            query.setInt(2, view.shape());
            try (var rows = query.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        }
    }

    private long rows(View<?> view) throws SQLException {
        try (var query = connection.prepareStatement("SELECT count(*) FROM " + ViewTables.KEPT + " WHERE view = ?")) {
            query.setString(1, view.name());
            try (var rows = query.executeQuery()) {
                return rows.getLong(1);
            }
        }
    }

    /** The newest event any view has come to, whatever its shape. */
    long farthest() throws SQLException {
        try (var query = connection.prepareStatement("SELECT coalesce(max(position), 0) FROM main.view_state");
                var rows = query.executeQuery()) {
            return rows.getLong(1);
        }
    }

    /** How far it has come; 0 where it is ahead of a history whose end was cut off: its rows tell of what is no more. */
    long within(View<?> view, long head) throws SQLException {
        var position = position(view);
        return position > head ? 0 : position;
    }

    /** The same; 0 also where rows are missing or too many, which what is folded into them later would not show. */
    long usable(View<?> view, long head) throws SQLException {
        return answers(view) == rows(view) ? within(view, head) : 0;
    }

    /**
     * @param answers how many rows there are with it
     * @param error what it failed with there; null when it did not
     */
    void setPosition(View<?> view, long position, long answers, @Nullable String error) throws SQLException {
        try (var update = connection.prepareStatement(
                "INSERT INTO main.view_state (view, shape, position, answers, error) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (view) DO UPDATE SET shape = excluded.shape, position = excluded.position,"
                        + " answers = excluded.answers, error = excluded.error")) {
            update.setString(1, view.name());
            update.setInt(2, view.shape());
            update.setLong(3, position);
            update.setLong(4, answers);
            update.setString(5, error);
            update.executeUpdate();
        }
    }

    /** Notes what folding it anew failed with; its rows and how far they have come stay as they are. */
    void setError(View<?> view, String error) throws SQLException {
        setPosition(view, position(view), answers(view), error);
    }

    void setRebuilding(View<?> view, Rebuilding rebuilding) throws SQLException {
        try (var update = connection.prepareStatement(
                "UPDATE main.view_state SET rebuilt = ?, actor = ?, reason = ? WHERE view = ?")) {
            update.setString(1, rebuilding.time().toString());
            update.setString(2, rebuilding.actor());
            update.setString(3, rebuilding.reason());
            update.setString(4, view.name());
            update.executeUpdate();
        }
    }

    /** What is noted of a view, if anything is. */
    Optional<ProjectionState> of(View<?> view, long head) throws SQLException {
        try (var query = connection.prepareStatement(
                "SELECT error, rebuilt, actor, reason FROM main.view_state WHERE view = ?")) {
            query.setString(1, view.name());
            try (var rows = query.executeQuery()) {
                return rows.next()
                        ? Optional.of(new ProjectionState(
                                view.name(), usable(view, head), head, rows.getString(1), rebuilding(rows)))
                        : Optional.empty();
            }
        }
    }

    private static @Nullable Rebuilding rebuilding(ResultSet rows) throws SQLException {
        var time = rows.getString(2);
        return time == null ? null : new Rebuilding(Instant.parse(time), rows.getString(3), rows.getString(4));
    }
}
