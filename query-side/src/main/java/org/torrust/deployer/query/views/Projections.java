package org.torrust.deployer.query.views;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.environment.Refused;
import org.torrust.deployer.api.environment.Refused.Reason;
import org.torrust.deployer.api.failpoint.Failpoint;
import org.torrust.deployer.api.history.History;

/** The kept answers themselves: how far they have come, whether they are right, and how to make them anew. */
public final class Projections {

    private final History history;
    private final ViewTables tables;
    private final Connection connection;
    private final List<View<?>> all;

    /** {@code history} is read on the same connection; only a rebuild writes to it. */
    public Projections(Connection connection, History history) {
        this(connection, history, View.ALL);
    }

    Projections(Connection connection, History history, List<View<?>> all) {
        this.connection = connection;
        this.history = history;
        this.tables = new ViewTables(connection);
        this.all = List.copyOf(all);
    }

    /** Their names, which are stable. */
    public static List<String> names() {
        return View.ALL.stream().map(View::name).toList();
    }

    /** The newest event that any of them was ever made of; 0 where nothing is kept. */
    public long seen() {
        return tables.atOneMoment(tables::farthest);
    }

    /** How each stands. */
    public List<ProjectionState> states() {
        return tables.atOneMoment(() -> {
            var head = history.head();
            var exist = tables.exist();
            var states = new ArrayList<ProjectionState>();
            for (var view : all) {
                var noted = exist ? tables.states().of(view, head) : java.util.Optional.<ProjectionState>empty();
                states.add(noted.orElseGet(() -> new ProjectionState(view.name(), 0, head, null, null)));
            }
            return states;
        });
    }

    /**
     * Folds the events anew beside what is kept, and compares.
     *
     * @param names of those that are wanted
     * @throws FoldFailedException when an event cannot be taken
     */
    public List<Comparison> verify(Collection<String> names) {
        return verify(names, null);
    }

    /**
     * Folds the events anew beside what is kept, and compares.
     *
     * @param names of those that are wanted
     * @param environment the only one whose answers are wanted, or null for all
     * @throws FoldFailedException when an event cannot be taken
     */
    public List<Comparison> verify(Collection<String> names, @Nullable EnvironmentName environment) {
        return tables.atOneMoment(() -> {
            var foldings = fresh(names);
            var comparisons = new ArrayList<Comparison>();
            var positions = new ArrayList<Long>();
            for (var folding : foldings) {
                positions.add(tables.exist() ? tables.position(folding.view()) : 0);
            }
            foldUpTo(foldings, positions, environment);
            for (var index = 0; index < foldings.size(); index++) {
                comparisons.add(compared(foldings.get(index), positions.get(index), environment));
            }
            return comparisons;
        });
    }

    private void foldUpTo(
            List<? extends Folding<?>> foldings, List<Long> positions, @Nullable EnvironmentName environment)
            throws SQLException {
        var last = positions.stream().mapToLong(Long::longValue).max().orElse(0);
        try (var events = environment == null ? history.after(0) : history.of(environment)) {
            for (var each = events.iterator(); each.hasNext(); ) {
                var recorded = each.next();
                if (recorded.position() > last) {
                    return;
                }
                for (var index = 0; index < foldings.size(); index++) {
                    if (recorded.position() <= positions.get(index)) {
                        foldings.get(index).fold(recorded);
                    }
                }
            }
        }
    }

    /** Where nothing is kept, nothing can be wrong. */
    private Comparison compared(Folding<?> folding, long position, @Nullable EnvironmentName environment)
            throws SQLException {
        folding.flush();
        return position == 0
                ? new Comparison(folding.view().name(), 0, history.head(), 0, 0, List.of())
                : new RowComparison(connection, environment).of(folding.view(), position, history.head());
    }

    /**
     * Folds the events anew beside what is kept, and puts the new answers in place of the old in one transaction. Until
     * then the old ones are given, and an event that cannot be taken leaves them; what it failed with is noted.
     *
     * @param names of those that are wanted
     * @param proof looks once more at the events that were folded; what it throws leaves the old answers, too
     * @throws FoldFailedException when an event cannot be taken
     * @throws Refused CONFLICT when someone else goes on writing for longer than is waited
     */
    public void rebuild(Collection<String> names, Rebuilding rebuilding, Runnable proof) {
        try {
            var foldings = tables.atOneMoment(() -> foldedFresh(names));
            proof.run();
            inOneTransaction(() -> takeOver(foldings, rebuilding));
        } catch (RuntimeException e) {
            note(names, e);
            throw e;
        }
    }

    private List<Folding<?>> foldedFresh(Collection<String> names) throws SQLException {
        var foldings = fresh(names);
        fold(foldings, 0);
        return foldings;
    }

    private List<Folding<?>> fresh(Collection<String> names) throws SQLException {
        var rows = ViewTables.fresh(connection);
        var foldings = new ArrayList<Folding<?>>();
        for (var view : wanted(names)) {
            foldings.add(new Folding<>(view, rows, 0, 0));
        }
        return foldings;
    }

    private List<View<?>> wanted(Collection<String> names) {
        return all.stream().filter(view -> names.contains(view.name())).toList();
    }

    private long fold(List<Folding<?>> foldings, long after) throws SQLException {
        var position = after;
        try (var events = history.after(after)) {
            for (var each = events.iterator(); each.hasNext(); ) {
                var recorded = each.next();
                for (var folding : foldings) {
                    folding.fold(recorded);
                }
                position = recorded.position();
            }
        }
        for (var folding : foldings) {
            folding.flush();
        }
        return position;
    }

    private void takeOver(List<Folding<?>> foldings, Rebuilding rebuilding) throws SQLException {
        tables.prepare();
        // What was recorded while the long part was folded.
        fold(foldings, foldings.getFirst().position());
        for (var folding : foldings) {
            Failpoint.VIEW_FOLDED.reached();
            tables.takeFresh(folding.view());
            tables.states().setPosition(folding.view(), folding.position(), folding.answers(), null);
            tables.states().setRebuilding(folding.view(), rebuilding);
        }
    }

    private void note(Collection<String> names, RuntimeException why) {
        if (why instanceof Refused) {
            return;
        }
        inOneTransaction(() -> {
            tables.prepare();
            for (var view : wanted(names)) {
                tables.states().setError(view, String.valueOf(why.getMessage()));
            }
        });
    }

    private void inOneTransaction(Work work) {
        try {
            tables.execute("BEGIN IMMEDIATE");
            try {
                work.run();
                tables.execute("COMMIT");
            } catch (SQLException | RuntimeException e) {
                tables.execute("ROLLBACK");
                throw e;
            }
        } catch (SQLException e) {
            throw isBusy(e)
                    ? new Refused(
                            Reason.CONFLICT, "Someone else keeps writing to the history.", "Try again in a moment.")
                    : new IllegalStateException("the projections cannot be written", e);
        }
    }

    /** The first eight bits tell busy, the others why. */
    private static boolean isBusy(SQLException e) {
        return e instanceof SQLiteException sqlite
                && (sqlite.getResultCode().code & 0xff) == SQLiteErrorCode.SQLITE_BUSY.code;
    }

    /** Something that is written. */
    private interface Work {
        void run() throws SQLException;
    }
}
