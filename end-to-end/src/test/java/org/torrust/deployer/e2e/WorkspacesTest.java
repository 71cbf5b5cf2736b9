package org.torrust.deployer.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workspaces on full disks, in any language and in the hands of others, on the simulated provider. */
class WorkspacesTest {

    @TempDir
    private Path folder;

    @Test
    void areUsedOrRefusedInASentence() throws IOException {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can make a small disk");

        var run = new Shell(folder).script("end-to-end/workspaces");

        assertThat(run.exitCode()).as(run.all()).isZero();
        assertThat(run.out()).contains("0 failed");
    }
}
