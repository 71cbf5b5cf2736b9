package org.torrust.deployer.query.views;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.torrust.deployer.api.failpoint.Failpoint;
import org.torrust.deployer.api.history.History;

/**
 * Keeps the rows of all views up with the history, within the caller's transaction.
 *
 * <p>A view that fails never stops what is recorded: it is rolled back alone, and tries again the next time.
 */
public final class Views {

    private final History history;
    private final ViewTables tables;
    private final List<View<?>> views;
    private boolean areCounted;

    /** On a connection that may write; {@code history} is read on the same one. */
    public Views(Connection connection, History history) {
        this(connection, history, View.ALL);
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
            areCounted = true;
        } catch (SQLException e) {
            throw new IllegalStateException("the views cannot be written", e);
        }
    }

    private void catchUpAlone(View<?> view) throws SQLException {
        tables.execute("SAVEPOINT view");
        try {
            fold(view);
        } catch (UnreadableRowException e) {
            tables.execute("ROLLBACK TO view");
            tables.states().setPosition(view, 0, 0, String.valueOf(e.getMessage()));
        } catch (RuntimeException | SQLException e) {
            tables.execute("ROLLBACK TO view");
            tables.states().setError(view, FoldFailedException.words(e));
        }
        tables.execute("RELEASE view");
    }

    private <V> void fold(View<V> view) throws SQLException {
        var from = beginning(view);
        if (from == 0) {
            tables.clear(view);
        }
        var folding = new Folding<>(
                view, tables, from, from == 0 ? 0 : tables.states().answers(view));
        try (var events = history.after(from)) {
            for (var each = events.iterator(); each.hasNext(); ) {
                folding.fold(each.next());
            }
        }
        folding.flush();
        Failpoint.VIEW_FOLDED.reached();
        tables.states().setPosition(view, folding.position(), folding.answers(), null);
    }

    /** The rows are counted once, and not again at each event. */
    private long beginning(View<?> view) throws SQLException {
        return areCounted
                ? tables.states().within(view, history.head())
                : tables.states().usable(view, history.head());
    }
}
