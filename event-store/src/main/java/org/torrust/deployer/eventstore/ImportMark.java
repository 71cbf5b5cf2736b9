package org.torrust.deployer.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** What tells an imported store from one that is written to: the first line of the export, and links that lead out of it. */
final class ImportMark {

    /** The hash that an event of {@code events} was chained to, where the one before it is not there. */
    static final String LINK = "(SELECT previous FROM imported_links link WHERE link.position = events.position)";

    private ImportMark() {}

    static void put(Connection connection, ExportHeader header) throws SQLException {
        try (var insert = connection.prepareStatement("INSERT INTO imported (header) VALUES (?)")) {
            insert.setBytes(1, ExportLine.header(header));
            insert.executeUpdate();
        }
    }

    static void create(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE imported (header BLOB NOT NULL) STRICT");
            statement.execute(
                    "CREATE TABLE imported_links (position INTEGER PRIMARY KEY, previous TEXT NOT NULL) STRICT");
        }
    }

    static void link(Connection connection, LinkedEvent event) throws SQLException {
        try (var insert =
                connection.prepareStatement("INSERT INTO imported_links (position, previous) VALUES (?, ?)")) {
            insert.setLong(1, event.event().position());
            insert.setString(2, event.previous());
            insert.executeUpdate();
        }
    }

    static boolean isOn(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement(
                        "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'imported'");
                var rows = query.executeQuery()) {
            return rows.next();
        }
    }

    /** What the export said of itself; empty in a store of one's own. */
    static Optional<ExportHeader> of(Connection connection) throws SQLException {
        if (!isOn(connection)) {
            return Optional.empty();
        }
        try (var query = connection.prepareStatement("SELECT header FROM imported");
                var rows = query.executeQuery()) {
            return rows.next() ? Optional.of(ExportLine.header(ExportLine.parse(rows.getBytes(1)))) : Optional.empty();
        }
    }

    /** @throws ImportedStoreException when the store was imported */
    static void refuse(Connection connection) throws SQLException {
        if (isOn(connection)) {
            throw new ImportedStoreException();
        }
    }
}
