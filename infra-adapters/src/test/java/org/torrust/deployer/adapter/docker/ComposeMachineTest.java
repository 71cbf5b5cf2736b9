package org.torrust.deployer.adapter.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.torrust.deployer.adapter.process.Query;
import org.torrust.deployer.adapter.ssh.FakeHost;
import org.torrust.deployer.adapter.ssh.Sites;
import org.torrust.deployer.adapter.tracker.Verdict;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.environment.Release;
import org.torrust.deployer.command.port.Site;

class ComposeMachineTest {

    private static final String TORRENT = "0102030405060708090a0b0c0d0e0f1011121314";

    private static final Release RELEASE = new Release(Sites.OPERATION, "d1", "torrust/tracker:3.0.0", Sites.LISTENERS);
    private static final List<String> TRACKER_TOML =
            List.of("cat", "/opt/torrust/releases/%s/tracker/tracker.toml".formatted(Sites.OPERATION));

    @TempDir
    Path workspace;

    private final FakeHost host = new FakeHost();

    @Test
    void isGoodWhenEveryContainerServes() {
        assertThat(containers("running", "healthy")).isEqualTo(Verdict.good("tracker: running, healthy"));
        assertThat(containers("running", "starting")).isEqualTo(Verdict.bad("tracker: running, starting"));
        assertThat(containers("running", "unhealthy").ok()).isFalse();
        assertThat(containers("exited", "")).isEqualTo(Verdict.bad("tracker: exited with code 0"));
    }

    @Test
    void isBadWhenNoContainerIsThere() {
        host.on(ComposeArguments.ps(RELEASE.id()), FakeHost.prints(""));

        assertThat(machine().containers()).isEqualTo(Verdict.bad("none is there"));
    }

    @Test
    void looksIntoTheFileTheReleaseNames() {
        host.on(TRACKER_TOML, FakeHost.prints("[core.database]\npath = '/var/lib/torrust/tracker/database/a.db'\n"))
                .on(look("a.db"), FakeHost.prints("ok\n1\n"));

        assertThat(machine().database(TORRENT).ok()).isTrue();
    }

    @Test
    void tellsTheLastWordsOfALookThatFailed() {
        host.on(TRACKER_TOML, FakeHost.prints("[core.database]\npath = '/var/lib/torrust/tracker/database/a.db'\n"))
                .on(look("a.db"), FakeHost.fails(1, "Traceback\nsqlite3.OperationalError: unable to open\n"));

        assertThat(machine().database(TORRENT))
                .isEqualTo(Verdict.bad("/opt/torrust/storage/tracker/lib/database/a.db:"
                        + " sqlite3.OperationalError: unable to open"));
    }

    @Test
    void missesADatabaseThatEndsWithItsContainer() {
        host.on(TRACKER_TOML, FakeHost.prints("[core.database]\npath = '/tmp/a.db'\n"));

        assertThat(machine().database(TORRENT))
                .isEqualTo(Verdict.bad("it is not on the data volume, so it ends with its container"));
    }

    private Verdict containers(String state, String health) {
        var line = "{\"Service\":\"tracker\",\"State\":\"%s\",\"Health\":\"%s\",\"ExitCode\":0}\n"
                .formatted(state, health);
        host.on(ComposeArguments.ps(RELEASE.id()), FakeHost.prints(line));
        return machine().containers();
    }

    private ComposeMachine machine() {
        var at = Sites.at("10.0.0.7", 22);
        var site = new Site(
                at.environment(),
                at.operation(),
                at.configuration(),
                at.address(),
                at.hostKey(),
                RELEASE,
                RELEASE,
                at.options(),
                at.kind(),
                at.madeMachine());
        return new ComposeMachine(new Workspace(workspace), host, site);
    }

    private static List<String> look(String file) {
        return DatabaseLook.of("/opt/torrust/storage/tracker/lib/database/" + file, TORRENT);
    }

    @Test
    void findsTheFileTheContainerKeepsOnTheDataVolume() {
        assertThat(TrackerStorage.read("[core.database]\npath = '/var/lib/torrust/tracker/database/my tracker.db'"))
                .flatMap(TrackerStorage::file)
                .contains("/opt/torrust/storage/tracker/lib/database/my tracker.db");
        assertThat(TrackerStorage.read("[core.database]\npath = '/tmp/tracker.db'"))
                .get()
                .extracting(TrackerStorage::file)
                .isEqualTo(Optional.empty());
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
