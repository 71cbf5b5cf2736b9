package org.torrust.deployer.cli.wiring;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.adapter.workspace.LockFile;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.environment.Refused;
import org.torrust.deployer.api.environment.Refused.Reason;
import org.torrust.deployer.api.history.History;
import org.torrust.deployer.api.history.RecordedEvent;
import org.torrust.deployer.cli.ProjectionsSide;
import org.torrust.deployer.eventstore.Database;
import org.torrust.deployer.eventstore.HistoryCheck;
import org.torrust.deployer.eventstore.StoredHistory;
import org.torrust.deployer.query.views.Comparison;
import org.torrust.deployer.query.views.ProjectionState;
import org.torrust.deployer.query.views.Projections;
import org.torrust.deployer.query.views.Rebuilding;

/** The projections in the workspace's database, by plain JDBC. */
final class StoredProjections implements ProjectionsSide {

    private final Workspace workspace;
    private final Instant now;

    StoredProjections(Workspace workspace, Instant now) {
        this.workspace = workspace;
        this.now = now;
    }

    @Override
    public List<ProjectionState> states() {
        return StoreReading.of(
                workspace, connection -> new Projections(connection, StoredHistory.on(connection)).states());
    }

    @Override
    public List<Comparison> verify(
            Collection<String> names, @Nullable EnvironmentName environment, LongConsumer progress) {
        return StoreReading.of(
                workspace,
                connection -> new Projections(connection, new Counted(StoredHistory.on(connection), progress))
                        .verify(names, environment));
    }

    @Override
    @SuppressWarnings("try") // The lock is only there to be held.
    public void rebuild(Collection<String> names, @Nullable String reason, LongConsumer progress) {
        StoreReading.requireNotLost(workspace);
        if (!Database.exists(workspace.database())) {
            return; // Nothing was recorded, and nothing is kept.
        }
        // Opened first: one that may not be written to is refused before a lock is left there.
        try (var connection = Database.forWriting(workspace.database());
                var lock = LockFile.take(workspace.projectionsLock()).orElseThrow(StoredProjections::atWork)) {
            new Projections(connection, new Counted(StoredHistory.on(connection), progress))
                    .rebuild(names, new Rebuilding(now, Authorship.actor(), reason), () -> {
                        HistoryCheck.requireWhole(connection, position -> {});
                        StoredEvents.requireNotCut(connection);
                    });
        } catch (SQLException e) {
            throw new IllegalStateException("a connection can be closed", e);
        }
    }

    private static Refused atWork() {
        return new Refused(
                Reason.CONFLICT,
                "Someone else is rebuilding projections of this workspace.",
                "See how they stand: torrust-tracker-deployer projections list");
    }

    /** A history that tells how many of its events were read. */
    private record Counted(History history, LongConsumer progress) implements History {
        @Override
        public Stream<RecordedEvent> after(long position) {
            var count = new long[1];
            return history.after(position).peek(recorded -> progress.accept(++count[0]));
        }

        @Override
        public Stream<RecordedEvent> of(EnvironmentName environment) {
            return history.of(environment);
        }

        @Override
        public long head() {
            return history.head();
        }
    }
}
