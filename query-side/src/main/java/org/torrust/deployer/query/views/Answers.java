package org.torrust.deployer.query.views;

import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.history.History;
import org.torrust.deployer.query.list.EnvironmentSummary;
import org.torrust.deployer.query.status.EnvironmentStatus;
import org.torrust.deployer.query.views.ViewTables.Question;

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
        return List.copyOf(
                current(View.LIST, () -> tables.rows(View.LIST), name -> true).values());
    }

    /** One environment, destroyed or not; empty when there never was one of that name. */
    public Optional<EnvironmentStatus> status(EnvironmentName name) {
        var answers = current(View.STATUS, () -> tables.row(View.STATUS, name.value()), name::equals);
        return Optional.ofNullable(answers.get(name.value()));
    }

    private <V> Map<String, V> current(View<V> view, Question<Map<String, V>> kept, Predicate<EnvironmentName> wanted) {
        return tables.atOneMoment(() -> {
            try {
                var position = tables.exist() ? tables.position(view) : 0;
                return folded(view, position == 0 ? new TreeMap<>() : kept.ask(), position, wanted);
            } catch (UnreadableRowException e) {
                return folded(view, new TreeMap<>(), 0, wanted);
            }
        });
    }

    private <V> Map<String, V> folded(
            View<V> view, Map<String, V> answers, long position, Predicate<EnvironmentName> wanted) {
        try (var events = history.after(position)) {
            events.filter(recorded -> wanted.test(recorded.event().environment()))
                    .forEach(recorded -> answers.compute(
                            view.key().apply(recorded),
                            (name, before) -> view.fold().apply(before, recorded)));
        }
        return answers;
    }
}
