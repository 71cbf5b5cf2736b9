package org.torrust.deployer.query.views;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.history.History;
import org.torrust.deployer.api.history.RecordedEvent;
import org.torrust.deployer.query.list.EnvironmentLine;
import org.torrust.deployer.query.list.EnvironmentSummary;
import org.torrust.deployer.query.moment.Moment;
import org.torrust.deployer.query.moment.PointInTime;
import org.torrust.deployer.query.moment.Shown;
import org.torrust.deployer.query.status.EnvironmentStatus;
import org.torrust.deployer.query.views.ViewTables.Question;

/** Reads what the views answer; what a view is behind the history is folded in memory, and nothing is written. */
public final class Answers {

    private final ViewTables tables;
    private final EnvironmentRows rows;
    private final History history;

    /** On a connection that need not write. */
    public Answers(Connection connection, History history) {
        this.tables = new ViewTables(connection);
        this.rows = new EnvironmentRows(connection, tables);
        this.history = history;
    }

    /** Every environment there ever was, by name. */
    public List<EnvironmentSummary> list() {
        return List.copyOf(
                current(View.LIST, () -> tables.rows(View.LIST), history::after).values());
    }

    /** The same as people are shown it; read at once from rows that are current. */
    public List<EnvironmentLine> lines() {
        return tables.atOneMoment(() -> {
            try {
                return areCurrent(View.LIST) ? rows.lines() : folded();
            } catch (UnreadableRowException e) {
                return folded();
            }
        });
    }

    private List<EnvironmentLine> folded() {
        return list().stream().map(EnvironmentSummary::line).toList();
    }

    private boolean areCurrent(View<?> view) throws SQLException {
        var head = history.head();
        return head > 0 && tables.usable(view, head) == head;
    }

    /** One of the list; empty when there never was one of that name. */
    public Optional<EnvironmentSummary> summary(EnvironmentName name) {
        return one(View.LIST, name);
    }

    /**
     * Every environment there was at a time, as it stood then. Only the events of those that have changed since are folded
     * again.
     */
    public List<EnvironmentSummary> list(Instant time) {
        return tables.atOneMoment(() -> list().stream()
                .map(summary ->
                        Shown.of(summary.modified()).isAfter(Shown.of(time)) ? then(summary.name(), time) : summary)
                .flatMap(summary -> summary == null ? Stream.of() : Stream.of(summary))
                .toList());
    }

    private @Nullable EnvironmentSummary then(EnvironmentName name, Instant time) {
        try (var all = history.of(name)) {
            @Nullable EnvironmentSummary summary = null;
            for (var recorded : new Moment.Time(new PointInTime.At(time)).upTo(all, time)) {
                summary = EnvironmentSummary.after(summary, recorded);
            }
            return summary;
        }
    }

    /** One environment, destroyed or not; empty when there never was one of that name. */
    public Optional<EnvironmentStatus> status(EnvironmentName name) {
        return one(View.STATUS, name);
    }

    private <V> Optional<V> one(View<V> view, EnvironmentName name) {
        var answers = current(view, () -> tables.row(view, name.value()), position -> after(position, name));
        // A row that is missing is told from an environment that never was by a look at its events.
        var told = answers.isEmpty() ? folded(view, answers, history.of(name)) : answers;
        return Optional.ofNullable(told.get(name.value()));
    }

    private Stream<RecordedEvent> after(long position, EnvironmentName name) {
        return history.head() <= position
                ? Stream.of()
                : history.of(name).filter(recorded -> recorded.position() > position);
    }

    private <V> Map<String, V> current(
            View<V> view, Question<Map<String, V>> kept, LongFunction<Stream<RecordedEvent>> events) {
        return tables.atOneMoment(() -> {
            try {
                var position = tables.usable(view, history.head());
                return folded(view, position == 0 ? new TreeMap<>() : kept.ask(), events.apply(position));
            } catch (RuntimeException e) {
                // Of rows that are not what they were; where an event is at fault, it fails again.
                return folded(view, new TreeMap<>(), events.apply(0));
            }
        });
    }

    private static <V> Map<String, V> folded(View<V> view, Map<String, V> answers, Stream<RecordedEvent> newer) {
        try (newer) {
            newer.forEach(recorded -> answers.compute(
                    view.key().apply(recorded), (name, before) -> view.fold().apply(before, recorded)));
        }
        return answers;
    }
}
