package org.torrust.deployer.query.views;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** For tests of rows: a database of their own, with a connection that writes and one that can only read. */
abstract class RowsOnDisk {

    @TempDir
    private Path folder;

    Connection writing;
    Connection reading;

    @BeforeEach
    void connect() throws SQLException {
        writing = connection("journal_mode=WAL");
        reading = connection("open_mode=1");
    }

    @AfterEach
    void disconnect() throws SQLException {
        reading.close();
        writing.close();
    }

    /** Another one. */
    final Connection connection(String settings) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("events.db") + "?" + settings);
    }
}
