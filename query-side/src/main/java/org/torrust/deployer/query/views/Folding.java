package org.torrust.deployer.query.views;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.history.RecordedEvent;

/** Folds events into the rows of a view, and holds only so many answers in memory, however many there are. */
final class Folding<V> {

    private static final int HELD = 4096;

    private final View<V> view;
    private final ViewTables tables;

    /** Those that were folded into last; what is not here is in its row. */
    private final LinkedHashMap<String, V> held = new LinkedHashMap<>(16, 0.75f, true);

    private final int most;
    private long position;
    private long answers;

    /** @param answers how many rows there are at the position */
    Folding(View<V> view, ViewTables tables, long position, long answers) {
        this(view, tables, position, answers, HELD);
    }

    Folding(View<V> view, ViewTables tables, long position, long answers, int most) {
        this.most = most;
        this.view = view;
        this.tables = tables;
        this.position = position;
        this.answers = answers;
    }

    /** @throws FoldFailedException when the view cannot take it */
    void fold(RecordedEvent recorded) throws SQLException {
        var name = view.key().apply(recorded);
        var before =
                held.containsKey(name) ? held.get(name) : tables.row(view, name).get(name);
        held.put(name, after(before, recorded));
        answers += before == null ? 1 : 0;
        position = recorded.position();
        if (held.size() > most) {
            put(held.pollFirstEntry());
        }
    }

    private V after(@Nullable V before, RecordedEvent recorded) {
        try {
            return view.fold().apply(before, recorded);
        } catch (RuntimeException e) {
            // Whatever the code fails with is to be told with the event it fails at.
            throw new FoldFailedException(view, recorded, e);
        }
    }

    /** Writes what is held, so that the rows say all that was folded. */
    void flush() throws SQLException {
        for (var row : held.entrySet()) {
            put(row);
        }
        held.clear();
    }

    private void put(Map.Entry<String, V> row) throws SQLException {
        tables.put(view, row.getKey(), row.getValue());
    }

    View<V> view() {
        return view;
    }

    /** How many rows there are, once all is written. */
    long answers() {
        return answers;
    }

    /** The newest event it folded. */
    long position() {
        return position;
    }
}
