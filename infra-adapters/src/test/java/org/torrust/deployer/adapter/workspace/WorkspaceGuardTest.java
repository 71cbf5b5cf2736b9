package org.torrust.deployer.adapter.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files are given to others where root does it; elsewhere it is the account that is another one. */
class WorkspaceGuardTest {

    private static final int NAMELESS = 4_000_042;

    @TempDir
    private Path base;

    private Workspace workspace;

    @BeforeEach
    void aWorkspaceOfOnesOwn() {
        workspace = new Workspace(base.resolve("ws"));
        PrivateFiles.write(workspace.database(), "");
    }

    @Test
    void letsOneUseOnesOwn() {
        assertThatCode(() -> new WorkspaceGuard(workspace).requireOwn()).doesNotThrowAnyException();
        assertThatCode(() -> new WorkspaceGuard(new Workspace(base.resolve("none"))).requireOwn())
                .doesNotThrowAnyException();
    }

    /** What is advised would be done to it. */
    @ParameterizedTest
    @ValueSource(strings = {"events.db", "events.db-wal"})
    void judgesNoDeviceThatALinkLeadsTo(String name) throws IOException {
        var link = workspace.root().resolve("data").resolve(name);
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, Path.of("/dev/null"));

        assertThat(new WorkspaceGuard(workspace).open()).isEmpty();
        assertThat(new WorkspaceGuard(workspace).foreign()).isEmpty();
        assertThatCode(() -> new WorkspaceGuard(workspace).requireOwn()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "data", "data/events.db"})
    void letsNobodyWriteToWhatIsAnothers(String place) throws IOException {
        give(workspace.root().resolve(place), NAMELESS);

        assertThatThrownBy(() -> new WorkspaceGuard(workspace).requireOwn())
                .isInstanceOfSatisfying(UnusableWorkspaceException.class, refused -> {
                    assertThat(refused)
                            .hasMessage(
                                    "%s belongs to uid 4000042, which has no name here, and you are root (uid 0): what you write there would be out of its reach."
                                            .formatted(workspace.root().resolve(place)));
                    assertThat(refused.advice())
                            .isEqualTo(
                                    "Work as that account: sudo -u '#4000042' torrust-tracker-deployer ...; or take it over: chown -R root %s"
                                            .formatted(workspace.root()));
                });
        assertThatCode(() -> new WorkspaceGuard(workspace).requireReadable()).doesNotThrowAnyException();
        assertThat(workspace.root().resolve("data")).isDirectoryContaining("glob:**/events.db");
        assertThat(Files.list(workspace.root().resolve("data"))).hasSize(1);
    }

    @Test
    void namesTheAccountWhereItHasAName() throws IOException {
        give(workspace.database(), 65_534);

        assertThat(new WorkspaceGuard(workspace).foreign().orElseThrow().sentence())
                .contains("nobody (uid 65534)");
        assertThat(new WorkspaceGuard(workspace).foreign().orElseThrow().advice())
                .contains("sudo -u nobody ");
    }

    @Test
    void namesWhatALinkLeadsTo() throws IOException {
        give(workspace.database(), NAMELESS);
        var link = Files.createSymbolicLink(base.resolve("link"), workspace.root());

        assertThat(new WorkspaceGuard(new Workspace(link))
                        .foreign()
                        .orElseThrow()
                        .advice())
                .endsWith("chown -R root " + workspace.root());
    }

    @Test
    void trustsAFolderThatRootMadeForOthers() throws IOException {
        asRoot();
        give(workspace.root().resolve("data"), NAMELESS);
        give(workspace.database(), NAMELESS);

        assertThat(new WorkspaceGuard(workspace, new Account(NAMELESS, "" + NAMELESS)).foreign())
                .isEmpty();
    }

    /** As NFS does with root's, and what carries folders into virtual machines. */
    @Test
    void letsOneUseADiskThatGivesEverythingToOneAccount() throws IOException {
        var other = new WorkspaceGuard(workspace, new Account(NAMELESS, "other"));

        // What is made here belongs to whom all of it does, and not to the account that this one says it is.
        give(workspace.root(), (int) Account.self().uid());
        assertThatCode(other::requireOwn).doesNotThrowAnyException();
        assertThatCode(other::requireReadable).doesNotThrowAnyException();
        assertThat(Files.list(workspace.root().resolve("data"))).hasSize(1);
    }

    @Test
    void leavesNoLogOfOnesOwnBesideAnothersHistory() throws IOException {
        give(workspace.database(), NAMELESS);
        var other = new WorkspaceGuard(workspace, new Account(NAMELESS + 1, "other"));

        assertThatThrownBy(other::requireReadable).hasMessageContaining("a log of yours would be left beside it");

        PrivateFiles.write(workspace.database().resolveSibling("events.db-shm"), "");
        assertThatCode(other::requireReadable).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "'', rwx----w-",
        "'', rwxrwxrwx",
        "data, rwx----w-",
        "data/events.db, rw-----w-",
        "data/events.db-wal, rw-rw-rw-"
    })
    void letsNobodyWriteToWhatEverybodyCan(String name, String mode) throws IOException {
        var place = workspace.root().resolve(name);
        if (!Files.exists(place)) {
            PrivateFiles.write(place, "");
        }
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString(mode));

        assertThatThrownBy(() -> new WorkspaceGuard(workspace).requireOwn())
                .isInstanceOfSatisfying(UnusableWorkspaceException.class, refused -> {
                    assertThat(refused).hasMessageStartingWith("Everybody can write to " + place + ": ");
                    assertThat(refused.advice()).isEqualTo("Take that back: chmod o-w " + place);
                });
        assertThatCode(() -> new WorkspaceGuard(workspace).requireReadable()).doesNotThrowAnyException();
        assertThat(new WorkspaceGuard(workspace).open()).containsExactly(place);
    }

    @Test
    void leavesTheGroupToTheOperator() throws IOException {
        Files.setPosixFilePermissions(workspace.root(), PosixFilePermissions.fromString("rwxrwx---"));

        assertThatCode(() -> new WorkspaceGuard(workspace).requireOwn()).doesNotThrowAnyException();
    }

    @Test
    void takesNoFileForAFolder() throws IOException {
        var other = new Workspace(base.resolve("other"));
        PrivateFiles.write(other.root().resolve("data"), "");

        assertThatThrownBy(() -> new WorkspaceGuard(other).requireReadable())
                .hasMessage("The workspace %1$s cannot be used: %1$s/data is no folder.".formatted(other.root()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"link", "link/below", "ws/link"})
    void takesNoBrokenLinkForNothing(String place) throws IOException {
        Files.createSymbolicLink(base.resolve("link"), Path.of("nowhere"));
        Files.createSymbolicLink(base.resolve("ws/link"), Path.of("nowhere/below"));

        assertThatThrownBy(() -> new WorkspaceGuard(new Workspace(base.resolve(place))).requireReadable())
                .isInstanceOf(UnusableWorkspaceException.class)
                .hasMessageMatching(".* cannot be used: the link .*link leads nowhere[.]");
    }

    private static void asRoot() {
        assumeTrue(Account.self().isRoot(), "only root can give files away");
    }

    private static void give(Path place, int uid) throws IOException {
        if (uid != Account.self().uid()) {
            asRoot();
        }
        Files.setAttribute(place, "unix:uid", uid);
    }
}
