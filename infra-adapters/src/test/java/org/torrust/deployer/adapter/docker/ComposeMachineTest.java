package org.torrust.deployer.adapter.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.torrust.deployer.adapter.process.Query;
import org.torrust.deployer.adapter.tracker.Verdict;

class ComposeMachineTest {

    private static final String TORRENT = "0102030405060708090a0b0c0d0e0f1011121314";

    @Test
    void findsTheFileTheContainerKeepsOnTheDataVolume() {
        assertThat(TrackerStorage.read("[core.database]\npath = '/var/lib/torrust/tracker/database/my tracker.db'"))
                .flatMap(TrackerStorage::file)
                .contains("/opt/torrust/storage/tracker/lib/database/my tracker.db");
        assertThat(TrackerStorage.read("[core.database]\npath = '/tmp/tracker.db'"))
                .get()
                .extracting(TrackerStorage::file)
                .isEqualTo(java.util.Optional.empty());
        assertThat(TrackerStorage.read("[core.database]\ndriver = 'mysql'\npath = 'mysql://db'"))
                .isEmpty();
    }

    @Test
    void judgesWhatTheLookTold() {
        assertThat(DatabaseLook.judged("ok\n1\n").ok()).isTrue();
        assertThat(DatabaseLook.judged("ok\n0\n"))
                .isEqualTo(Verdict.bad("sound, but does not hold what was written through the API"));
        assertThat(DatabaseLook.judged("row 3 missing from index\n1\n"))
                .isEqualTo(Verdict.bad("the database is damaged: row 3 missing from index"));
        assertThat(DatabaseLook.judged("").ok()).isFalse();
    }

    /** The script as the machine runs it, where this machine has what it needs. */
    @Nested
    class LookingIntoAFile {

        @TempDir
        Path folder;

        @Test
        void seesWhatIsThereAndLeavesNothingBehind() throws Exception {
            make("CREATE TABLE whitelist (info_hash TEXT); INSERT INTO whitelist VALUES ('%s')".formatted(TORRENT));
            var before = Files.readAllBytes(file());

            assertThat(look().out()).isEqualTo("ok\n1\n");
            assertThat(Files.readAllBytes(file())).isEqualTo(before);
        }

        @Test
        void missesWhatWasNotWritten() {
            make("CREATE TABLE whitelist (info_hash TEXT)");

            assertThat(DatabaseLook.judged(look().out()).ok()).isFalse();
        }

        @Test
        void makesNoDatabaseWhereNoneIs() {
            requirePython();

            assertThat(look().isGood()).isFalse();
            assertThat(file()).doesNotExist();
        }

        private void make(String statements) {
            requirePython();
            var made = ask("import sqlite3, sys; sqlite3.connect(sys.argv[1]).executescript(sys.argv[2])", statements);
            assertThat(made.isGood()).isTrue();
        }

        private Query.Answer look() {
            return Query.ask(DatabaseLook.of(file().toString(), TORRENT), Duration.ofSeconds(20));
        }

        private Query.Answer ask(String script, String argument) {
            return Query.ask(List.of("python3", "-c", script, file().toString(), argument), Duration.ofSeconds(20));
        }

        private void requirePython() {
            assumeTrue(
                    List.of("/usr/bin/python3", "/usr/local/bin/python3").stream()
                            .anyMatch(python -> Files.isExecutable(Path.of(python))),
                    "no Python on this machine");
        }

        private Path file() {
            return folder.resolve("a tracker?.db");
        }
    }
}
