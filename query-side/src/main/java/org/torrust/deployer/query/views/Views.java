package org.torrust.deployer.query.views;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.torrust.deployer.api.history.History;
import org.torrust.deployer.api.history.RecordedEvent;

/**
 * Keeps the rows of all views up with the history, within the caller's transaction.
 *
 * <p>A view that fails never stops what is recorded: it is rolled back alone, marked stale, and folded anew the next time.
 */
public final class Views {

    private static final List<View<?>> ALL = List.of(View.LIST, View.STATUS, View.HISTORY);

    private final History history;
    private final ViewTables tables;
    private final List<View<?>> views;

    /** On a connection that may write; {@code history} is read on the same one. */
    public Views(Connection connection, History history) {
        this(connection, history, ALL);
    }

    Views(Connection connection, History history, List<View<?>> views) {
        this.history = history;
        this.tables = new ViewTables(connection);
        this.views = List.copyOf(views);
    }

    /** Folds into every view what was recorded since it was folded last. */
    public void catchUp() {
        try {
            tables.prepare();
            for (var view : views) {
                catchUpAlone(view);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the views cannot be written", e);
        }
    }

    private void catchUpAlone(View<?> view) throws SQLException {
        tables.execute("SAVEPOINT view");
        try {
            fold(view);
        } catch (RuntimeException | SQLException e) {
            tables.execute("ROLLBACK TO view");
            tables.setPosition(view, 0, String.valueOf(e));
        }
        tables.execute("RELEASE view");
    }

    private <V> void fold(View<V> view) throws SQLException {
        var from = tables.position(view);
        if (from == 0) {
            tables.clear(view);
        }
        var changed = new HashMap<String, V>();
        var position = from;
        try (var events = history.after(from)) {
            for (var each = events.iterator(); each.hasNext(); ) {
                var recorded = each.next();
                foldOne(view, changed, recorded);
                position = recorded.position();
            }
        }
        for (var row : changed.entrySet()) {
            tables.put(view, row.getKey(), row.getValue());
        }
        tables.setPosition(view, position, null);
    }

    private <V> void foldOne(View<V> view, Map<String, V> changed, RecordedEvent recorded) throws SQLException {
        var name = view.key().apply(recorded);
        var before = changed.containsKey(name)
                ? changed.get(name)
                : tables.row(view, name).get(name);
        changed.put(name, view.fold().apply(before, recorded));
    }
}
