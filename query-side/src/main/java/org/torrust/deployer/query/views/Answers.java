package org.torrust.deployer.query.views;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.history.History;
import org.torrust.deployer.query.list.EnvironmentSummary;
import org.torrust.deployer.query.status.EnvironmentStatus;

/** Reads what the views answer; what a view is behind the history is folded in memory, and nothing is written. */
public final class Answers {

    private final ViewTables tables;
    private final History history;

    /** On a connection that need not write. */
    public Answers(Connection connection, History history) {
        this.tables = new ViewTables(connection);
        this.history = history;
    }

    /** Every environment there ever was, by name. */
    public List<EnvironmentSummary> list() {
        return List.copyOf(current(View.LIST).values());
    }

    /** One environment, destroyed or not; empty when there never was one of that name. */
    public Optional<EnvironmentStatus> status(EnvironmentName name) {
        return one(View.STATUS, name);
    }

    private <V> Optional<V> one(View<V> view, EnvironmentName name) {
        try {
            var position = tables.exist() ? tables.position(view) : 0;
            var answers = new TreeMap<String, V>();
            if (position > 0) {
                tables.row(view, name.value()).ifPresent(answer -> answers.put(name.value(), answer));
            }
            return Optional.ofNullable(
                    folded(view, answers, position, name::equals).get(name.value()));
        } catch (SQLException e) {
            throw new IllegalStateException("the views cannot be read", e);
        }
    }

    /** The answers folded from the first event on, whatever the tables say. */
    <V> Map<String, V> fromZero(View<V> view) {
        return folded(view, new TreeMap<>(), 0, name -> true);
    }

    private <V> Map<String, V> current(View<V> view) {
        try {
            if (!tables.exist()) {
                return fromZero(view);
            }
            var position = tables.position(view);
            return position == 0 ? fromZero(view) : folded(view, tables.rows(view), position, name -> true);
        } catch (SQLException e) {
            throw new IllegalStateException("the views cannot be read", e);
        }
    }

    private <V> Map<String, V> folded(
            View<V> view, Map<String, V> answers, long position, Predicate<EnvironmentName> wanted) {
        try (var events = history.after(position)) {
            events.filter(recorded -> wanted.test(recorded.event().environment()))
                    .forEach(recorded -> answers.compute(
                            recorded.event().environment().value(),
                            (name, before) -> view.fold().apply(before, recorded)));
        }
        return answers;
    }
}
