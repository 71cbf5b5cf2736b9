package org.torrust.deployer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of every command with every option, on the simulated provider; {@code end-to-end/run} walks it for real. */
class EveryOptionTest {

    @TempDir
    Path workspace;

    @Test
    void doesWhatItIsFor() throws IOException {
        var run = new Shell(workspace).script("end-to-end/options", "simulated");

        assertThat(run.out()).contains("0 failed").doesNotContain("FAIL");
        assertThat(run.exitCode()).as(run.all()).isZero();
    }
}
