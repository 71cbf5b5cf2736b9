package org.torrust.deployer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer starts first. */
class QuickstartTest {

    @TempDir
    Path workspace;

    @Test
    void playsAnEnvironmentWhereThatIsAskedForAndRemovesItAgain() throws IOException {
        var shell = new Shell(workspace);

        var run = shell.script("quickstart", "--simulated");
        var cleaned = shell.script("quickstart", "--clean");

        assertThat(run.exitCode()).as(run.all()).isZero();
        assertThat(run.out()).contains("demo is SIMULATED, as was asked for.", "demo runs.", "SIMULATED: ");
        assertThat(cleaned.exitCode()).as(cleaned.all()).isZero();
        assertThat(cleaned.out()).contains("Nothing of demo is left but its history");
    }

    @Test
    void saysHowItIsUsed() throws IOException {
        var shell = new Shell(workspace);

        assertThat(shell.script("quickstart", "--help").out()).contains("--simulated", "--clean");
        assertThat(shell.script("quickstart", "--wat").exitCode()).isEqualTo(2);
    }
}
