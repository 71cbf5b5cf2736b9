package org.torrust.deployer.adapter.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.torrust.deployer.adapter.tool.CheckResult.Status;
import org.torrust.deployer.adapter.workspace.Account;
import org.torrust.deployer.adapter.workspace.PrivateFiles;
import org.torrust.deployer.adapter.workspace.Workspace;

class WorkspaceChecksTest {

    @TempDir
    Path base;

    private CheckResult modes() {
        return new WorkspaceChecks(new Workspace(base.resolve("ws"))).run().getLast();
    }

    private List<CheckResult> all() {
        return new WorkspaceAccess(new Workspace(base.resolve("ws"))).run();
    }

    private Path secret() {
        return PrivateFiles.write(base.resolve("ws/data/demo/secrets/api-token"), "token");
    }

    @ParameterizedTest
    @CsvSource({
        "107374182400, ext2/ext3, OK, 100 GiB",
        "2147483648, ext2/ext3, WARN, 2.0 GiB",
        "104857600, ext2/ext3, FAIL, 100 MiB",
        "107374182400, nfs4, WARN, 100 GiB",
        "107374182400, fuse.sshfs, WARN, 100 GiB"
    })
    void judgeADiskByItsRoomAndKind(long free, String kind, Status status, String shown) {
        var result = WorkspaceChecks.judge(free, kind);

        assertThat(result.status()).isEqualTo(status);
        assertThat(result.version()).isEqualTo(shown);
    }

    @Test
    void areContentWhereThereIsNoneYet() {
        assertThat(modes().status()).isEqualTo(Status.OK);
        assertThat(modes().why()).contains("is made when it is needed");
    }

    @Test
    void areContentWithWhatTheDeployerMade() {
        secret();

        assertThat(modes().status()).isEqualTo(Status.OK);
        assertThat(modes().why()).contains("only you can read");
    }

    @Test
    void findAFolderThatOthersMayLookInto() throws IOException {
        secret();
        var data = base.resolve("ws/data");
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-x---"));

        assertThat(modes().status()).isEqualTo(Status.FAIL);
        assertThat(modes().need()).isEqualTo(new Need.Mode("700", data));
    }

    @Test
    void findAWorkspaceThatOthersMayWriteTo() throws IOException {
        secret();
        Files.setPosixFilePermissions(base.resolve("ws"), PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThat(modes().status()).isEqualTo(Status.FAIL);
        assertThat(modes().why()).contains("has the mode rwxrwxrwx");
        assertThat(modes().need()).isEqualTo(new Need.Mode("700", base.resolve("ws")));
    }

    @Test
    void findThatTheWorkspaceIsNoFolder() {
        assertThat(new WorkspaceChecks(new Workspace(Path.of("/dev/null"))).run())
                .anySatisfy(result -> assertThat(result.why()).isEqualTo("/dev/null is no folder"));
    }

    @Test
    void findASecretThatOthersMayRead() throws IOException {
        var secret = secret();
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(modes().status()).isEqualTo(Status.FAIL);
        assertThat(modes().why()).contains("api-token has the mode rw-r--r--");
        assertThat(modes().need()).isEqualTo(new Need.Mode("600", secret));
    }

    @Test
    void leaveToToolsWhatLiesInAFolderThatKeepsOthersOut() throws IOException {
        secret();
        open(PrivateFiles.write(base.resolve("ws/data/demo/tofu/machine/.terraform.lock.hcl"), ""), "rw-rw-rw-");
        open(PrivateFiles.folder(base.resolve("ws/data/demo/tofu/machine/.terraform")), "rwxr-xr-x");

        assertThat(modes().status()).isEqualTo(Status.OK);
    }

    @Test
    void nameEachOpenPlaceHoweverDeepAndOfManyTheFirst() throws IOException {
        secret();
        var data = open(base.resolve("ws/data"), "rwxr-xr-x");
        var demo = open(base.resolve("ws/data/demo"), "rwxrwxrwx");
        var file = open(PrivateFiles.write(base.resolve("ws/data/demo/plan"), ""), "rw-rw----");

        assertThat(all())
                .extracting(CheckResult::why)
                .containsExactly(
                        "others may look into it: %s has the mode rwxr-xr-x".formatted(data),
                        "others may write to it: %s has the mode rwxrwxrwx".formatted(demo),
                        "others may write to it: %s has the mode rw-rw----".formatted(file));

        for (var number = 0; number < 20; number++) {
            var more = PrivateFiles.write(base.resolve("ws/data/demo/secrets/more-" + number), "");
            Files.setPosixFilePermissions(more, PosixFilePermissions.fromString("rw-r--r--"));
        }
        assertThat(all()).hasSize(11);
        assertThat(all().getLast().why()).isEqualTo("and 13 more that others may use");
        assertThat(all().getLast().hint()).isEqualTo("All at once: chmod -R go= %s".formatted(data));
    }

    private static Path open(Path place, String mode) throws IOException {
        return Files.setPosixFilePermissions(place, PosixFilePermissions.fromString(mode));
    }

    @Test
    void nameTheGroupThatMayWriteToTheWorkspace() throws IOException {
        secret();
        Files.setPosixFilePermissions(base.resolve("ws"), PosixFilePermissions.fromString("rwxrwx---"));

        assertThat(modes().status()).isEqualTo(Status.WARN);
        assertThat(modes().why())
                .isEqualTo("its group may write to it: %s has the mode rwxrwx---".formatted(base.resolve("ws")));
    }

    @Test
    void nameWhatBelongsToAnother() throws IOException {
        assumeTrue(Account.self().isRoot(), "only root can give files away");
        var secret = secret();
        Files.setAttribute(secret, "unix:uid", 4_000_042);

        assertThat(modes().status()).isEqualTo(Status.FAIL);
        assertThat(modes().why())
                .isEqualTo("%s belongs to uid 4000042, which has no name here, and not to whom the workspace does"
                        .formatted(secret));
        assertThat(modes().hint()).isEqualTo("Give it back: chown -R root " + base.resolve("ws"));
    }

    @Test
    void nameWhoseTheWorkspaceIs() throws IOException {
        assumeTrue(Account.self().isRoot(), "only root can give files away");
        PrivateFiles.folder(base.resolve("ws/data"));
        for (var place : List.of(base.resolve("ws/data"), base.resolve("ws"))) {
            Files.setAttribute(place, "unix:uid", 65_534);
        }

        assertThat(all()).singleElement().satisfies(result -> {
            assertThat(result.status()).isEqualTo(Status.FAIL);
            assertThat(result.why())
                    .isEqualTo(
                            "%s belongs to nobody (uid 65534), and you are root (uid 0)".formatted(base.resolve("ws")));
            assertThat(result.hint()).contains("sudo -u nobody ", "chown -R root");
        });
    }

    @Test
    void findThatAPartOfTheWorkspaceIsNoFolder() {
        PrivateFiles.write(base.resolve("ws/data"), "");

        assertThat(modes().why()).isEqualTo(base.resolve("ws/data") + " is no folder");
    }

    @Test
    void knowWhenTheHistoryWasWrittenLast() {
        var workspace = new Workspace(base.resolve("ws"));
        assertThat(new WorkspaceChecks(workspace).lastWritten()).isEmpty();

        PrivateFiles.write(workspace.database(), "");

        assertThat(new WorkspaceChecks(workspace).lastWritten()).isPresent();
    }
}
