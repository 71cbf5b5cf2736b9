package org.torrust.deployer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program is killed at a named place; the same command again ends as if nothing had been. */
class FailpointsTest {

    private static final int KILLED = 137;

    @TempDir
    Path folder;

    /** Placed so that each kind of event is cut once: begin, fact, claim of a phase, end. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "before-append:1",
                "before-append:4",
                "before-append:8",
                "before-append:23",
                "before-commit:1",
                "before-commit:9",
                "before-commit:20",
                "after-append:1",
                "after-append:4",
                "after-append:16",
                "after-append:23",
                "view-folded:1",
                "view-folded:12",
                "file-written:3",
                "file-written:5",
                "file-written:8"
            })
    void ofASimulatedDeploymentIsGoneOnFrom(String failpoint) throws IOException {
        var shell = new Shell(folder.resolve("workspace"));
        var aftermath = new Aftermath(shell.workspace());
        succeeds(shell, "create", "demo", "--provider", "simulated", "--set", "provider.step-seconds=0");

        var killed = shell.with("DEPLOYER_FAILPOINT", failpoint).deployer("deploy", "demo", "--auto-approve");
        assertThat(killed.exitCode()).as(killed.toString()).isEqualTo(KILLED);
        var before = aftermath.events();
        assertThat(succeeds(shell, "deploy", "demo", "--auto-approve").err()).contains("demo is running");

        assertThat(aftermath.events()).containsAll(before);
        aftermath.isWellEnded("demo");
        assertThat(succeeds(shell, "replay", "--all", "--check").exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "before-tool:1",
                "before-tool:3",
                "before-tool:4",
                "tool-started:1",
                "tool-started:3",
                "tool-started:4",
                "tool-ended:1",
                "tool-ended:2",
                "tool-ended:4"
            })
    void ofAToolLetsItEndOnceAndTakesWhatCameOfIt(String failpoint) throws IOException {
        try (var tools = new PlayedTools(folder)) {
            var shell = tools.shell();
            tools.create("demo");

            var killed = shell.with("DEPLOYER_FAILPOINT", failpoint)
                    .deployer("provision", "demo", "--auto-approve", "--keep-on-failure");
            assertThat(killed.exitCode()).as(killed.toString()).isEqualTo(KILLED);
            tools.provision("demo");

            assertThat(tools.ledger()).containsExactly("create data", "create machine");
            assertThat(new Aftermath(shell.workspace()).events()).isNotEmpty();
            succeeds(shell, "destroy", "demo", "--force");
            assertThat(tools.ledger())
                    .containsExactly("create data", "create machine", "destroy machine", "destroy data");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"view-folded:1", "view-folded:2"})
    void ofARebuildLeavesTheOldAnswers(String failpoint) throws IOException {
        var shell = new Shell(folder.resolve("workspace"));
        succeeds(shell, "create", "demo", "--provider", "simulated", "--set", "provider.step-seconds=0");
        var before = succeeds(shell, "list", "--format", "json").out();

        var killed = shell.with("DEPLOYER_FAILPOINT", failpoint).deployer("projections", "rebuild", "--all");

        assertThat(killed.exitCode()).as(killed.toString()).isEqualTo(KILLED);
        assertThat(succeeds(shell, "list", "--format", "json").out()).isEqualTo(before);
        succeeds(shell, "projections", "verify");
        succeeds(shell, "projections", "rebuild", "--all");
    }

    @Test
    void areInertUnlessTheyAreNamed() throws IOException {
        var shell = new Shell(folder.resolve("workspace")).with("DEPLOYER_FAILPOINT", "nowhere");

        succeeds(shell, "create", "demo", "--provider", "simulated", "--set", "provider.step-seconds=0");
    }

    private static DeployerRun succeeds(Shell shell, String... arguments) throws IOException {
        var run = shell.deployer(arguments);
        assertThat(run.exitCode()).as(run.toString()).isZero();
        return run;
    }
}
