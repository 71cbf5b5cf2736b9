package org.torrust.deployer.adapter.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.torrust.deployer.adapter.tool.CheckResult.Status;
import org.torrust.deployer.adapter.workspace.PrivateFiles;
import org.torrust.deployer.adapter.workspace.Workspace;

class WorkspaceChecksTest {

    @TempDir
    Path base;

    private CheckResult modes() {
        return new WorkspaceChecks(new Workspace(base.resolve("ws"))).run().getLast();
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
    void knowWhenTheHistoryWasWrittenLast() {
        var workspace = new Workspace(base.resolve("ws"));
        assertThat(new WorkspaceChecks(workspace).lastWritten()).isEmpty();

        PrivateFiles.write(workspace.database(), "");

        assertThat(new WorkspaceChecks(workspace).lastWritten()).isPresent();
    }
}
