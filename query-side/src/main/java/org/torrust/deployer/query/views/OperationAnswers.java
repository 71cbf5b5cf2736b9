package org.torrust.deployer.query.views;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.history.History;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.query.history.Operation;
import org.torrust.deployer.query.history.OperationSelection;
import org.torrust.deployer.query.history.Page;
import org.torrust.deployer.query.history.Window;

/**
 * Answers which operations there were. Of one environment they are folded from its events; of all they are read from rows,
 * and only what those are behind the history is folded: a million events are not read to show the last twenty operations.
 */
public final class OperationAnswers {

    private final ViewTables tables;
    private final OperationRows rows;
    private final History history;

    /** On a connection that need not write. */
    public OperationAnswers(Connection connection, History history) {
        this.tables = new ViewTables(connection);
        this.rows = new OperationRows(connection, tables);
        this.history = history;
    }

    /** The wanted part of the wanted operations. */
    public Page<Operation> page(OperationSelection wanted, Window window) {
        var environment = wanted.environment();
        return environment == null
                ? atOneMoment(kept -> kept.page(wanted, window))
                : window.of(of(environment).stream()
                        .filter(operation -> operation.position() > window.begin())
                        .filter(wanted));
    }

    /** The operation of that id, if there was one. */
    public Optional<Operation> find(OperationId id) {
        return atOneMoment(kept -> kept.find(id));
    }

    /** Those of which something was recorded behind a position, as they stand now, in the order they began. */
    public List<Operation> changedAfter(long position, @Nullable EnvironmentName environment) {
        return atOneMoment(kept -> kept.changedAfter(position, environment));
    }

    /** The operations of one environment, in the order they began. */
    private List<Operation> of(EnvironmentName environment) {
        var folded = new LinkedHashMap<String, Operation>();
        try (var events = history.of(environment)) {
            events.forEach(recorded -> folded.compute(
                    View.HISTORY.key().apply(recorded), (key, before) -> Operation.after(before, recorded)));
        }
        return List.copyOf(folded.values());
    }

    private <T> T atOneMoment(Question<T> question) {
        return tables.atOneMoment(() -> {
            try {
                return question.ask(keptTo(tables.usable(View.HISTORY, history.head())));
            } catch (RuntimeException e) {
                // Of rows that are not what they were; where an event is at fault, it fails again.
                return question.ask(keptTo(0));
            }
        });
    }

    private KeptOperations keptTo(long position) throws SQLException {
        return new KeptOperations(tables, rows, history, position);
    }

    private interface Question<T> {
        T ask(KeptOperations kept) throws SQLException;
    }
}
