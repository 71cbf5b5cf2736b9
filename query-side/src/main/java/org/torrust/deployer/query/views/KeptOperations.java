package org.torrust.deployer.query.views;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.history.History;
import org.torrust.deployer.api.history.RecordedEvent;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.query.history.Operation;
import org.torrust.deployer.query.history.OperationSelection;
import org.torrust.deployer.query.history.Page;
import org.torrust.deployer.query.history.Pager;
import org.torrust.deployer.query.history.Window;

/** The operations as the rows tell them, with what the rows are behind the history folded and laid over them. */
final class KeptOperations {

    private final ViewTables tables;
    private final OperationRows rows;
    private final History history;
    private final long position;
    private final Map<String, Operation> newer = new LinkedHashMap<>();

    /** @param position how far the rows have come; 0 when they are not to be looked at */
    KeptOperations(ViewTables tables, OperationRows rows, History history, long position) throws SQLException {
        this.tables = tables;
        this.rows = rows;
        this.history = history;
        this.position = position;
        try (var events = history.after(position)) {
            for (var each = events.iterator(); each.hasNext(); ) {
                fold(each.next());
            }
        }
    }

    /** The wanted part of the wanted operations; where all are wanted, only that part is read. */
    Page<Operation> page(OperationSelection wanted, Window window) throws SQLException {
        return wanted.equals(OperationSelection.ALL) ? part(window) : filtered(wanted, window);
    }

    Optional<Operation> find(OperationId id) throws SQLException {
        for (var operation : newer.values()) {
            if (operation.id().equals(id)) {
                return Optional.of(operation);
            }
        }
        return hasRows() ? rows.find(id).stream().findFirst() : Optional.empty();
    }

    /** Those of which something was recorded behind a position, in the order they began. */
    List<Operation> changedAfter(long from, @Nullable EnvironmentName environment) throws SQLException {
        var changed = new LinkedHashMap<String, Operation>();
        try (var events = environment == null ? history.after(from) : history.of(environment)) {
            for (var each = events.iterator(); each.hasNext(); ) {
                var recorded = each.next();
                if (recorded.position() > from) {
                    var key = Operation.key(recorded);
                    changed.put(key, Objects.requireNonNull(current(key), "every event is folded"));
                }
            }
        }
        return changed.values().stream()
                .sorted(Comparator.comparingLong(Operation::position))
                .toList();
    }

    private void fold(RecordedEvent recorded) throws SQLException {
        var key = Operation.key(recorded);
        newer.put(key, Operation.after(current(key), recorded));
    }

    private @Nullable Operation current(String key) throws SQLException {
        var folded = newer.get(key);
        return folded != null || !hasRows()
                ? folded
                : tables.row(View.HISTORY, key).get(key);
    }

    private boolean hasRows() {
        return position > 0;
    }

    private Operation latest(Operation row) {
        return newer.getOrDefault(row.key(), row);
    }

    /** Those without a row, behind a position. */
    private List<Operation> begunSince(long from) {
        return newer.values().stream()
                .filter(operation -> operation.position() > Math.max(position, from))
                .toList();
    }

    private Page<Operation> part(Window window) throws SQLException {
        var from = window.begin();
        var found = new ArrayList<Operation>();
        if (hasRows()) {
            var kept = window.after() == null ? rows.last(window.limit()) : rows.after(from, window.limit());
            kept.forEach(row -> found.add(latest(row)));
        }
        var begun = begunSince(from);
        found.addAll(begun);
        return new Page<>(window.of(found.stream()).items(), begun.size() + (hasRows() ? rows.count(from) : 0));
    }

    private Page<Operation> filtered(OperationSelection wanted, Window window) throws SQLException {
        var pager = new Pager<Operation>(window);
        if (hasRows()) {
            rows.each(window.begin(), row -> offer(latest(row), wanted, pager));
        }
        begunSince(window.begin()).forEach(operation -> offer(operation, wanted, pager));
        return pager.page();
    }

    private static void offer(Operation operation, OperationSelection wanted, Pager<Operation> pager) {
        if (wanted.test(operation)) {
            pager.accept(operation);
        }
    }
}
