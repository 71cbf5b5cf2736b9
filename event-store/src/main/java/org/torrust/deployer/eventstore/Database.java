package org.torrust.deployer.eventstore;

import java.io.IOException;
import java.nio.file.AccessMode;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.torrust.deployer.api.input.PlainFile;

/** Opens the SQLite file: for writing with the settings that keep what was acknowledged, or for reading only. */
public final class Database {

    /**
     * The layout of the tables; a file with a higher number was written by a newer deployer. 2 added an index by type, so
     * that a file of layout 1 is read as it is, and gets the index when it is written to.
     */
    static final int VERSION = 2;

    private static final int BUSY_MILLISECONDS = 10_000;

    /** What SQLite keeps beside its file ends so. */
    private static final List<String> BESIDE = List.of("-journal", "-wal", "-shm");

    private Database() {}

    /**
     * Opens for writing, and makes file and tables where they are missing; file 0600, folder 0700.
     *
     * @throws ImportedStoreException when the history in it was imported
     * @throws StoreUnusableException with a sentence when it cannot be opened
     */
    public static Connection forWriting(Path file) {
        return making(file, JournalMode.WAL);
    }

    static Connection making(Path file, JournalMode journal) {
        requirePlainBeside(file);
        if (!exists(file)) {
            create(file);
        }
        require(file, AccessMode.READ, AccessMode.WRITE);
        // In the middle of the work SQLite would tell of it in the same words as of damage.
        beside(file).forEach(Database::requireWritableIfThere);
        var config = config();
        // FULL, not NORMAL: what was acknowledged must survive a power cut.
        config.setSynchronous(SynchronousMode.FULL);
        return opened(file, config, connection -> prepare(connection, journal));
    }

    /**
     * Opens for reading only; the file must be there.
     *
     * @throws StoreUnusableException with a sentence when that cannot be
     */
    public static Connection forReading(Path file) {
        requirePlainBeside(file);
        require(file, AccessMode.READ);
        var config = config();
        config.setReadOnly(true);
        return opened(file, config, Schema::check);
    }

    private static void prepare(Connection connection, JournalMode journal) throws SQLException {
        // First of all: even asking for another journal would write to the file.
        ImportMark.refuse(connection);
        Schema.check(connection);
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = " + journal.getValue());
        }
        Schema.prepare(connection);
    }

    /** Whether what is there was imported, so that it can only be read. */
    public static boolean isImported(Connection connection) {
        return Sql.run(() -> ImportMark.isOn(connection));
    }

    /** A history where nothing ever happened, in memory. */
    public static Connection empty() {
        return Sql.run(() -> {
            var connection = config().createConnection("jdbc:sqlite::memory:");
            Schema.prepare(connection);
            return connection;
        });
    }

    /** Whether the file was made and never written to. */
    public static boolean isEmpty(Connection connection) {
        return Sql.run(() -> Schema.version(connection) == 0);
    }

    private static SQLiteConfig config() {
        var config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLISECONDS);
        return config;
    }

    private static Connection opened(Path file, SQLiteConfig config, Check check) {
        try {
            // As a URI: in a plain path the driver would take what follows a question mark for settings.
            var connection = config.createConnection("jdbc:sqlite:" + file.toUri());
            try {
                check.on(connection);
                return connection;
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            var what = "The history in %s cannot be used".formatted(file);
            throw StoreUnusableException.isReadOnly(e) && !mayWrite(file)
                    ? StoreUnusableException.denied(what, e)
                    : StoreUnusableException.of(what, e);
        }
    }

    private static void create(Path file) {
        try {
            Files.createDirectories(
                    Objects.requireNonNull(file.toAbsolutePath().getParent()),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException e) {
            return; // It is opened as it is.
        } catch (IOException e) {
            throw StoreUnusableException.of(file, "made", e);
        }
    }

    /**
     * Whether there is a history. One that cannot be seen is not one of nothing.
     *
     * @throws StoreUnusableException when that cannot be seen, or when what is there is no file
     */
    public static boolean exists(Path file) {
        try {
            PlainFile.require(file);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        } catch (PlainFile.Other e) {
            throw StoreUnusableException.noFile(file, e.what());
        } catch (IOException e) {
            throw StoreUnusableException.of(file, "looked at", e);
        }
    }

    /** SQLite would wait for a pipe without end. */
    private static void requirePlainBeside(Path file) {
        beside(file).forEach(Database::requirePlainIfThere);
    }

    private static void requirePlainIfThere(Path beside) {
        try {
            PlainFile.require(beside);
        } catch (NoSuchFileException e) {
            return; // SQLite makes it when it needs it.
        } catch (PlainFile.Other e) {
            throw StoreUnusableException.noFileBeside(beside, e.what());
        } catch (IOException e) {
            throw StoreUnusableException.of(beside, "looked at", e);
        }
    }

    private static Stream<Path> beside(Path file) {
        return BESIDE.stream().map(ending -> file.resolveSibling(file.getFileName() + ending));
    }

    /** They come and go with who reads. */
    private static void requireWritableIfThere(Path beside) {
        if (Files.exists(beside) && !Files.isWritable(beside) && Files.exists(beside)) {
            require(beside, AccessMode.READ, AccessMode.WRITE);
        }
    }

    /** Whether all that SQLite would write to can be written to. */
    private static boolean mayWrite(Path file) {
        return Files.isWritable(Objects.requireNonNull(file.toAbsolutePath().getParent()))
                && Stream.concat(Stream.of(file), beside(file))
                        .filter(Files::exists)
                        .allMatch(Files::isWritable);
    }

    /** SQLite would only say that it is unable to. */
    private static void require(Path file, AccessMode... modes) {
        try {
            file.getFileSystem().provider().checkAccess(file, modes);
        } catch (IOException e) {
            throw StoreUnusableException.of(file, modes.length == 1 ? "read" : "written to", e);
        }
    }

    private interface Check {
        void on(Connection connection) throws SQLException;
    }
}
