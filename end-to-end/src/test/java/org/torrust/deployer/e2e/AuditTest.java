package org.torrust.deployer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An auditor's questions to a history made on the simulated provider; {@code end-to-end/run} puts them to a real one. */
class AuditTest {

    @TempDir
    Path workspace;

    @Test
    void isAnsweredFromTheCommandLine() throws IOException {
        var run = new Shell(workspace).script("end-to-end/history.sh");

        assertThat(run.exitCode()).as(run.all()).isZero();
        assertThat(run.out()).contains("and names the event", " passed, 0 failed");
    }
}
