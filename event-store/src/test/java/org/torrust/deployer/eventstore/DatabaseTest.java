package org.torrust.deployer.eventstore;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTest {

    @TempDir
    private Path folder;

    @Nested
    class OpenedForWriting {

        @Test
        void isReadByItsOwnerOnly() throws Exception {
            var file = folder.resolve("new/data/events.db");
            try (var store = SqliteStore.open(file)) {
                store.engine().appendEvents(List.of(Samples.message("demo", 0)));

                assertThat(mode(file.getParent().getParent())).isEqualTo("rwx------");
                assertThat(mode(file.getParent())).isEqualTo("rwx------");
                try (var files = Files.list(file.getParent())) {
                    assertThat(files)
                            .hasSizeGreaterThan(1)
                            .allSatisfy(each -> assertThat(mode(each)).isEqualTo("rw-------"));
                }
            }
        }

        @Test
        void keepsWhatWasAcknowledgedThroughAPowerCut() throws SQLException {
            try (var connection = Database.forWriting(folder.resolve("events.db"))) {
                assertThat(pragma(connection, "journal_mode")).isEqualTo("wal");
                assertThat(pragma(connection, "synchronous")).isEqualTo("2");
                assertThat(pragma(connection, "busy_timeout")).isEqualTo("10000");
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "with space",
                    "what?mode=memory",
                    "odd?journal_mode=delete",
                    "a#b",
                    "100%41",
                    "größe",
                    "a;b",
                    "it's"
                })
        void liesWhereItWasAskedToWhateverTheFolderIsCalled(String name) {
            var file = folder.resolve(name).resolve("events.db");
            try (var store = SqliteStore.open(file)) {
                store.engine().appendEvents(List.of(Samples.message("demo", 0)));
            }

            assertThat(file).isNotEmptyFile();
            assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file.getParent()));
        }

        @Test
        void mayBeMadeBySeveralAtTheSameMoment() throws Exception {
            var file = folder.resolve("events.db");
            var together = new CyclicBarrier(4);
            try (var threads = Executors.newFixedThreadPool(4)) {
                var openings = IntStream.range(0, 4)
                        .mapToObj(n -> threads.submit(() -> {
                            together.await();
                            try (var store = SqliteStore.open(file)) {
                                store.engine().appendEvents(List.of(Samples.message("env-" + n, 0)));
                            }
                            return n;
                        }))
                        .toList();
                for (var opening : openings) {
                    opening.get();
                }
            }

            try (var connection = Database.forReading(file)) {
                assertThat(StoredHistory.on(connection).head()).isEqualTo(4);
            }
        }
    }

    @Nested
    class OpenedForReading {

        @Test
        void changesNothing() throws SQLException {
            var file = folder.resolve("events.db");
            SqliteStore.open(file).close();
            try (var connection = Database.forReading(file);
                    var statement = connection.createStatement()) {
                assertThatThrownBy(() -> statement.execute("DELETE FROM events"))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("readonly");
            }
        }

        @Test
        void isEmptyWhileNobodyHasWritten() throws Exception {
            var file = Files.createFile(folder.resolve("events.db"));
            try (var connection = Database.forReading(file)) {
                assertThat(Database.isEmpty(connection)).isTrue();
            }
        }

        @Test
        void makesNoFileWhereThereIsNone() {
            var file = folder.resolve("events.db");

            assertThatThrownBy(() -> Database.forReading(file)).isInstanceOf(StoreUnusableException.class);
            assertThat(file).doesNotExist();
        }
    }

    @Nested
    class RefusedWithASentence {

        @Test
        void whenItIsNoDatabase() throws IOException {
            var file = Files.writeString(folder.resolve("events.db"), "Dear diary, today I deployed.\n".repeat(100));

            assertThatThrownBy(() -> Database.forWriting(file))
                    .isInstanceOf(StoreUnusableException.class)
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("its file is no database");
            assertThatThrownBy(() -> Database.forReading(file))
                    .isInstanceOfSatisfying(
                            StoreUnusableException.class,
                            unusable -> assertThat(unusable.advice()).contains("put back a copy"));
        }

        @Test
        void whenItIsTheDatabaseOfAnotherProgram() throws SQLException {
            var file = folder.resolve("events.db");
            execute(file, "CREATE TABLE bookmarks (url TEXT)");

            assertThatThrownBy(() -> Database.forWriting(file))
                    .isInstanceOf(StoreUnusableException.class)
                    .hasMessageContaining("another program");
            assertThatThrownBy(() -> Database.forReading(file)).isInstanceOf(StoreUnusableException.class);
        }

        @Test
        void whenANewerDeployerWroteIt() throws SQLException {
            var file = folder.resolve("events.db");
            SqliteStore.open(file).close();
            execute(file, "PRAGMA user_version = " + (Database.VERSION + 1));

            assertThatThrownBy(() -> Database.forWriting(file))
                    .isInstanceOf(StoreUnusableException.class)
                    .hasMessageContaining("newer deployer");
            assertThatThrownBy(() -> Database.forReading(file))
                    .isInstanceOf(StoreUnusableException.class)
                    .hasMessageContaining("newer deployer");
        }

        @Test
        void whenItIsAFolder() throws IOException {
            var file = Files.createDirectory(folder.resolve("events.db"));

            assertThatThrownBy(() -> Database.forWriting(file))
                    .isInstanceOf(StoreUnusableException.class)
                    .hasMessageContaining(file.toString());
            assertThatThrownBy(() -> Database.exists(file))
                    .isInstanceOf(StoreUnusableException.class)
                    .hasMessageContaining("it is a folder");
        }

        @Test
        void whenItCannotBeSeenWhetherItIsThere() throws IOException {
            var circle = Files.createSymbolicLink(folder.resolve("data"), Path.of("data"));

            assertThatThrownBy(() -> Database.exists(circle.resolve("events.db")))
                    .isInstanceOf(StoreUnusableException.class)
                    .hasMessageContaining(circle.toString())
                    .hasMessageContaining("too many levels of symbolic links");
        }

        @Test
        void whenTheDiskIsFull() throws SQLException {
            var file = folder.resolve("events.db");
            SqliteStore.open(file).close();
            try (var connection = Database.forWriting(file)) {
                pragma(connection, "max_page_count = 1");

                assertThatThrownBy(() -> Sql.run(() -> {
                            try (var statement = connection.createStatement()) {
                                return statement.execute("CREATE TABLE more AS SELECT randomblob(1000000)");
                            }
                        }))
                        .isInstanceOfSatisfying(
                                StoreUnusableException.class,
                                unusable -> assertThat(unusable.advice())
                                        .contains("What was recorded before stays.", "Make room"))
                        .hasMessage("The history cannot be used: the disk is full.");
            }
        }

        @Test
        void whenAFileStandsInItsWay() throws IOException {
            var file = Files.writeString(folder.resolve("data"), "").resolve("events.db");

            assertThatThrownBy(() -> Database.forWriting(file))
                    .isInstanceOf(StoreUnusableException.class)
                    .hasMessageContaining(file.toString());
        }

        @Test
        void whenAnEventInItIsOfANewerDeployer() throws SQLException {
            var file = folder.resolve("events.db");
            try (var store = SqliteStore.open(file)) {
                store.engine().appendEvents(List.of(Samples.message("demo", 0), Samples.message("demo", 1)));
            }
            execute(file, "UPDATE events SET type = 'machine.teleported' WHERE position = 2");

            assertThatThrownBy(() -> SqliteStore.open(file))
                    .isInstanceOf(UnknownEventException.class)
                    .hasMessageContaining("Event 2")
                    .hasMessageContaining("machine.teleported");
        }
    }

    /** What the layout was before there was an index by type. */
    @Nested
    class OfTheFirstLayout {

        private Path file;

        @BeforeEach
        void goBack() throws SQLException {
            file = folder.resolve("events.db");
            try (var store = SqliteStore.open(file)) {
                store.engine().appendEvents(List.of(Samples.message("demo", 0), Samples.message("demo", 1)));
            }
            execute(file, "DROP INDEX events_by_type");
            execute(file, "PRAGMA user_version = 1");
        }

        @Test
        void isReadAsItIs() throws SQLException {
            try (var connection = Database.forReading(file)) {
                assertThat(StoredHistory.on(connection).head()).isEqualTo(2);
                assertThat(HistoryCheck.firstFault(connection)).isEmpty();
                assertThat(pragma(connection, "user_version")).isEqualTo("1");
            }
        }

        @Test
        void isBroughtUpToDateWhenItIsWrittenTo() throws SQLException {
            try (var store = SqliteStore.open(file)) {
                store.engine().appendEvents(List.of(Samples.message("demo", 2)));
            }

            try (var connection = Database.forReading(file)) {
                assertThat(StoredHistory.on(connection).head()).isEqualTo(3);
                assertThat(HistoryCheck.firstFault(connection)).isEmpty();
                assertThat(pragma(connection, "user_version")).isEqualTo("2");
                assertThat(pragma(connection, "index_info('events_by_type')")).isEqualTo("0");
            }
        }
    }

    @Test
    void leavesTheModeOfAnExistingFolderToItsOwner() throws IOException {
        var shared = Files.createDirectory(folder.resolve("shared"), asFileAttribute(fromString("rwxrwx---")));
        var before = mode(shared);
        SqliteStore.open(shared.resolve("events.db")).close();

        assertThat(mode(shared)).isEqualTo(before);
    }

    private static void execute(Path file, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String pragma(Connection connection, String name) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("PRAGMA " + name)) {
            return rows.getString(1);
        }
    }

    private static String mode(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
