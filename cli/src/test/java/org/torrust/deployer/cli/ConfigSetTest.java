package org.torrust.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.torrust.deployer.cli.progress.Console;
import org.torrust.deployer.cli.wiring.DeployerProgram;

class ConfigSetTest {

    static final String OWN = """
            [metadata]
            schema_version = "2.0.0"
            [[udp_trackers]]
            bind_address = "0.0.0.0:6868"
            [[http_trackers]]
            bind_address = "0.0.0.0:7070"
            [http_api]
            bind_address = "0.0.0.0:1212"
            [health_check_api]
            bind_address = "127.0.0.1:1313"
            """;

    private final FakeProgram program = new FakeProgram(Story.of("demo", "lxd", Duration.ofMinutes(5)));

    @Test
    void recordsWhatDiffersAndNamesIt() {
        DeployerRun.of(program, "config", "set", "demo", "tracker.tag=4.0.0", "ssh.port=22", "firewall.enabled=true");

        assertThat(program.asked).containsExactly("change tracker.tag,firewall.enabled of demo", "close");
        assertThat(program.changed.tracker().tag()).isEqualTo("4.0.0");
        assertThat(program.changed.firewall().enabled()).isTrue();
    }

    @Test
    void takesAFileUnderWhatIsNamedBehindIt() {
        Console console = new FakeConsole(null, "{\"tracker\": {\"tag\": \"4.0.0\", \"private\": true}}");

        DeployerRun.of(program, console, "config", "set", "demo", "tracker.tag=5.0.0", "--from", "-");

        assertThat(program.changed.tracker().tag()).isEqualTo("5.0.0");
        assertThat(program.changed.tracker().isPrivate()).isTrue();
    }

    @Test
    void saysThatNothingDiffers() {
        assertThat(DeployerRun.of(program, "config", "set", "demo", "ssh.port=22"))
                .isEqualTo(DeployerRun.saying(ExitCodes.OK, "demo has these settings already; nothing was changed.\n"));
        assertThat(program.asked).isEmpty();
    }

    @Test
    void showsWithoutDoingItWhatItWouldChange() {
        assertThat(DeployerRun.of(program, "config", "set", "demo", "tracker.tag=4.0.0", "--dry-run"))
                .isEqualTo(new DeployerRun(
                        ExitCodes.OK,
                        "would change   tracker.tag from '3.0.0' to '4.0.0'\n",
                        "Nothing was changed. Once they are set, to go through release again:"
                                + " torrust-tracker-deployer deploy demo\n"));
        assertThat(DeployerRun.of(program, "config", "set", "demo", "ssh.port=22", "--dry-run"))
                .isEqualTo(DeployerRun.saying(
                        ExitCodes.OK, "demo has these settings already; nothing would be changed.\n"));
        assertThat(program.asked).containsExactly("touched by tracker.tag of demo", "close");
    }

    @Test
    void refusesWhatCannotBeSet() {
        assertThat(DeployerRun.of(program, "config", "set", "demo").exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(DeployerRun.of(program, "config", "set", "demo", "ssh.prt=1").err())
                .contains("did you mean 'ssh.port'?");
        assertThat(DeployerRun.of(program, "config", "set", "nobody", "ssh.port=1")
                        .exitCode())
                .isEqualTo(ExitCodes.NOT_FOUND);
        assertThat(DeployerRun.of(program, "config", "set", "demo", "tracker.tag")
                        .err())
                .contains("'tracker.tag' sets nothing: write key=value.");
        assertThat(DeployerRun.of(program, "config", "set", "demo", "tracker.tag=1", "tracker.tag=2"))
                .satisfies(run -> {
                    assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
                    assertThat(run.err()).contains("tracker.tag is there twice: give it once.");
                });
        assertThat(DeployerRun.of(program, "config", "set", "demo", "tracker.api-token=sesame-sesame-sesame"))
                .satisfies(run -> {
                    assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
                    assertThat(run.err())
                            .contains("can be given at create only")
                            .doesNotContain("sesame", "--set");
                });
        assertThat(program.asked).isEmpty();
    }

    /** The whole program, on a machine that is played. */
    @Test
    void hasTheNextDeployGoThroughWhatItTouchesAndNothingElse(@TempDir Path workspace) {
        real(workspace, "create", "demo", "--provider", "simulated", "--set", "provider.step-seconds=0");
        real(workspace, "deploy", "demo", "--auto-approve");

        assertThat(real(workspace, "config", "set", "demo", "tracker.private=true")
                        .err())
                .isEqualTo("tracker.private of demo changed. Next, to go through release again:"
                        + " torrust-tracker-deployer deploy demo\n");
        assertThat(real(workspace, "status", "demo", "--recorded").out())
                .contains("Changed            settings; 'deploy' goes through release again");
        assertThat(real(workspace, "deploy", "demo", "--dry-run").out())
                .startsWith("would do   release   render-release   because its settings were changed\n")
                .doesNotContain("provision", "configure");
        assertThat(real(workspace, "deploy", "demo").err()).contains("demo is running.");
        assertThat(real(workspace, "status", "demo", "--recorded").out()).doesNotContain("Changed  ");
        assertThat(real(workspace, "config", "show", "demo").out()).contains("private: true");
    }

    @Test
    void keepsAMachineFromBecomingAnother(@TempDir Path workspace) {
        real(workspace, "create", "demo", "--provider", "simulated", "--set", "provider.step-seconds=0");
        real(workspace, "provision", "demo", "--auto-approve");

        assertThat(real(workspace, "config", "set", "demo", "ssh.user=ada")).satisfies(run -> {
            assertThat(run.exitCode()).isEqualTo(ExitCodes.WRONG_STATE);
            assertThat(run.err()).contains("The machine of demo is there; it cannot get another");
        });
    }

    /** The whole program, on a machine that is played. */
    @Test
    void leavesToATrackerConfigurationOfTheOperatorsWhatThatDecides(@TempDir Path workspace) throws IOException {
        var own = Files.writeString(workspace.resolve("own.toml"), OWN);
        real(workspace, "create", "demo", "--provider", "simulated", "--set", "provider.step-seconds=0");
        real(workspace, "deploy", "demo", "--auto-approve");
        assertThat(real(workspace, "release", "demo", "--config", own.toString())
                        .exitCode())
                .isEqualTo(ExitCodes.OK);
        assertThat(real(workspace, "history", "demo").out()).contains("release").doesNotContain("config set");
        assertThat(real(workspace, "history", "diff", "demo").out()).contains("+ own configuration", "~ release");

        assertThat(real(workspace, "config", "set", "demo", "tracker.udp=0.0.0.0:6970"))
                .satisfies(run -> {
                    assertThat(run.exitCode()).isEqualTo(ExitCodes.WRONG_STATE);
                    assertThat(run.err()).contains("which decides on tracker.udp; nothing was changed.");
                });
        real(workspace, "config", "set", "demo", "tracker.tag=4.0.0");
        assertThat(real(workspace, "deploy", "demo", "--auto-approve").exitCode())
                .isEqualTo(ExitCodes.OK);
        assertThat(real(workspace, "status", "demo").out())
                .contains("udp://", ":6868", "Configuration      your own tracker.toml, SHA-256 ");
        assertThat(real(workspace, "config", "show", "demo").out())
                .startsWith("# Releases are made with your own tracker.toml, SHA-256 ");

        real(workspace, "release", "demo", "--generated-config");
        real(workspace, "run", "demo");
        assertThat(real(workspace, "status", "demo").out())
                .contains(":6969")
                .doesNotContain(":6868", "your own tracker.toml");
        assertThat(real(workspace, "replay", "--all", "--check").exitCode()).isEqualTo(ExitCodes.OK);
    }

    /** The whole program, on a machine that is played. */
    @Test
    void tellsProgramsWhatItDidAndWhatItWouldDo(@TempDir Path workspace) throws IOException {
        real(workspace, "create", "demo", "--provider", "simulated", "--set", "provider.step-seconds=0");
        real(workspace, "deploy", "demo", "--auto-approve");

        var rehearsed =
                real(workspace, "config", "set", "demo", "tracker.private=true", "--dry-run", "--format", "json");
        SchemasTest.describes("config-change", rehearsed.out());
        assertThat(rehearsed.out()).contains("\"touched\" : [ \"release\" ]");
        assertThat(real(workspace, "config", "show", "demo").out()).contains("private: false");
        assertThat(real(workspace, "config", "set", "demo", "ssh.user=ada", "--dry-run")
                        .exitCode())
                .isEqualTo(ExitCodes.WRONG_STATE);
        for (var changed : List.of("true", "false")) {
            var done = real(workspace, "config", "set", "demo", "tracker.private=true", "--format", "json");
            SchemasTest.describes("done", done.out());
            assertThat(done.out()).contains("\"kind\" : \"config set\"", "\"changed\" : " + changed);
        }
        var destroyed = real(workspace, "destroy", "demo", "--force", "--backup", "--format", "json");
        SchemasTest.describes("done", destroyed.out());
        assertThat(destroyed.out()).containsPattern("\"backup\" : \"/.*/data/demo/backups/.*[.]tar[.]gz\"");
    }

    private static DeployerRun real(Path workspace, String... arguments) {
        var line = new java.util.ArrayList<>(java.util.List.of(arguments));
        line.addAll(java.util.List.of("--workspace", workspace.toString()));
        return DeployerRun.of(new DeployerProgram(), line.toArray(String[]::new));
    }
}
