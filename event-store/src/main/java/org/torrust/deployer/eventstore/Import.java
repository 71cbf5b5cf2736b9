package org.torrust.deployer.eventstore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.sqlite.SQLiteConfig.JournalMode;
import org.torrust.deployer.eventstore.ExportHeader.Chain;
import org.torrust.deployer.eventstore.UnusableExportException.Reason;

/** Makes a store of an export, to be read and never written to. */
public final class Import {

    private final ExportReader export;
    private final Path file;

    /**
     * From what {@code export} reads, which is closed with it.
     *
     * @param file the database to make; nothing may be there. What is left there of an import that was refused is of no use
     */
    public Import(ExportReader export, Path file) {
        this.export = export;
        this.file = file;
    }

    /**
     * Takes over every event and checks the chain on the way.
     *
     * @param progress told how many events were taken over
     * @param views makes what is answered from the events, on a connection that may write
     * @throws UnusableExportException with a sentence when the export is refused
     */
    public ExportHeader run(LongConsumer progress, Consumer<Connection> views) {
        try (var reader = export) {
            requireBeginning(reader);
            // No log beside it, so that it can be read from where nothing can be written.
            try (var connection = Database.making(file, JournalMode.DELETE)) {
                take(connection, reader, progress);
                views.accept(connection);
            }
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
            return reader.header();
        } catch (SQLException e) {
            throw StoreUnusableException.of("The history cannot be imported into %s".formatted(file), e);
        } catch (IOException e) {
            throw StoreUnusableException.of(file, "imported", e);
        }
    }

    private static void requireBeginning(ExportReader export) {
        var after = export.header().after();
        if (after > 0) {
            throw new UnusableExportException(
                    Reason.NO_EXPORT,
                    "The export %s begins behind event %d, and what came before is needed to understand the rest."
                            .formatted(export.name(), after));
        }
    }

    private static void take(Connection connection, ExportReader reader, LongConsumer progress) throws SQLException {
        try (var statement = connection.createStatement();
                var insertion = new EventInsertion(connection)) {
            statement.execute("BEGIN IMMEDIATE");
            ImportMark.create(connection);
            ImportMark.put(connection, reader.header());
            var last = 0L;
            var count = 0L;
            while (reader.hasNext()) {
                var linked = reader.next();
                insertion.add(linked.event());
                if (reader.header().chain() == Chain.GAPS && linked.event().position() > last + 1) {
                    ImportMark.link(connection, linked);
                }
                last = linked.event().position();
                progress.accept(++count);
            }
            statement.execute("COMMIT");
        }
    }
}
