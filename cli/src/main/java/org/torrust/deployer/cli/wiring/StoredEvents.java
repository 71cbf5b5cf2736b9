package org.torrust.deployer.cli.wiring;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.adapter.workspace.Unfinished;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.cli.EventsSide;
import org.torrust.deployer.eventstore.BrokenHistoryException;
import org.torrust.deployer.eventstore.Checkpoint;
import org.torrust.deployer.eventstore.Database;
import org.torrust.deployer.eventstore.Export;
import org.torrust.deployer.eventstore.ExportHeader;
import org.torrust.deployer.eventstore.ExportReader;
import org.torrust.deployer.eventstore.FileCheck;
import org.torrust.deployer.eventstore.HistoryCheck;
import org.torrust.deployer.eventstore.HistoryCheck.Verdict;
import org.torrust.deployer.eventstore.Import;
import org.torrust.deployer.eventstore.RawEvents;
import org.torrust.deployer.eventstore.StoreUnusableException;
import org.torrust.deployer.eventstore.StoredHistory;
import org.torrust.deployer.query.views.Projections;
import org.torrust.deployer.query.views.Views;

/** The event log in the workspace's database, by plain JDBC. */
final class StoredEvents implements EventsSide {

    private final Workspace workspace;

    StoredEvents(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public <T> T raw(Function<RawEvents, T> question) {
        return StoreReading.of(workspace, connection -> question.apply(new RawEvents(connection)));
    }

    @Override
    public Checkpoint checkpoint() {
        return StoreReading.of(workspace, HistoryCheck::checkpoint);
    }

    @Override
    public Checkpoint provenCheckpoint(LongConsumer progress) {
        return StoreReading.of(workspace, connection -> {
            requireNotCut(connection);
            return HistoryCheck.provenCheckpoint(connection, progress);
        });
    }

    @Override
    public boolean isImported() {
        return StoreReading.of(workspace, Database::isImported);
    }

    @Override
    public List<String> damage() {
        var header = FileCheck.headerFaults(workspace.database());
        return header.isEmpty() ? StoreReading.of(workspace, FileCheck::faults) : header;
    }

    @Override
    public Verdict verify(@Nullable Checkpoint earlier, LongConsumer progress) {
        return StoreReading.of(workspace, connection -> {
            return HistoryCheck.of(connection, earlier, progress).reaching(seen(connection));
        });
    }

    /** What was made of events tells of them, though they were cut off. */
    static void requireNotCut(Connection connection) {
        HistoryCheck.requireReaching(connection, seen(connection));
    }

    /**
     * The same for whoever does not verify.
     *
     * @param instead what is not done, as a sentence
     * @throws StoreUnusableException when they were
     */
    static void requireUncut(Connection connection, String instead) {
        try {
            requireNotCut(connection);
        } catch (BrokenHistoryException e) {
            throw StoreUnusableException.cut(e, instead);
        }
    }

    private static long seen(Connection connection) {
        return new Projections(connection, StoredHistory.on(connection)).seen();
    }

    @Override
    public void export(@Nullable String environment, long after, OutputStream out) {
        StoreReading.of(workspace, connection -> {
            requireNotCut(connection);
            try {
                new Export(connection, environment, after).write(out);
                return true;
            } catch (IOException e) {
                throw new UncheckedIOException("The export cannot be written", e);
            }
        });
    }

    @Override
    public ExportHeader importInto(Path folder, ExportReader export, LongConsumer progress) {
        var target = folder.toAbsolutePath().normalize();
        try (var begun = Unfinished.folder(target)) {
            var header = new Import(export, new Workspace(begun.path()).database())
                    .run(progress, connection -> new Views(connection, StoredHistory.on(connection)).catchUp());
            begun.settle(target);
            return header;
        } catch (IOException e) {
            throw new UncheckedIOException("The workspace %s cannot be made".formatted(target), e);
        }
    }
}
