package org.torrust.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.torrust.deployer.api.configuration.SimulatedSettings;
import org.torrust.deployer.api.configuration.SocketBinding;

class CreateTest {

    @TempDir
    private Path workspace;

    private FakeProgram program;

    @BeforeEach
    void begin() {
        program = new FakeProgram(Story.of("taken", "lxd", Duration.ofHours(1)));
    }

    private DeployerRun create(String... arguments) {
        var all = new java.util.ArrayList<>(List.of("create", "--workspace", workspace.toString()));
        all.addAll(List.of(arguments));
        return DeployerRun.of(program, all.toArray(String[]::new));
    }

    @Test
    void needsNoMoreThanAName() {
        assertThat(create("demo"))
                .isEqualTo(DeployerRun.saying(
                        ExitCodes.OK, "demo is created. Next: torrust-tracker-deployer deploy demo\n"));
        assertThat(program.asked).containsExactly("create demo", "close");
        assertThat(program.created.configuration().provider().word()).isEqualTo("lxd");
    }

    @Test
    void takesSettingsAKeyAndTemplates() {
        create("demo", "--set", "tracker.udp=0.0.0.0:6868,[::]:6969", "--ssh-key", "/keys/id");

        assertThat(program.created.configuration().tracker().listeners().udp())
                .containsExactly(SocketBinding.parse("0.0.0.0:6868"), SocketBinding.parse("[::]:6969"));
        assertThat(program.created.key()).isEqualTo(Path.of("/keys/id"));
    }

    @Test
    void saysThatASimulatedOneIsNotReal() {
        assertThat(create("demo", "--provider", "simulated", "--set", "provider.step-seconds=0")
                        .err())
                .contains("SIMULATED");
        assertThat(program.created.configuration().provider()).isEqualTo(new SimulatedSettings(0, null, 1));
    }

    @Test
    void isToldAllFaultsAtOnce() {
        assertThat(create("demo", "--set", "tracker.ud=1", "--set", "provider.cpus=none", "--set", "ssh.port=0"))
                .isEqualTo(DeployerRun.saying(ExitCodes.USAGE, """
                        Error: The configuration has 3 faults.
                          - There is no key 'tracker.ud'; did you mean 'tracker.udp'?
                          - provider.cpus is a whole number, not 'none'.
                          - ssh.port is 1 to 65535, not 0.
                        See the keys: torrust-tracker-deployer create --help
                        """));
        assertThat(program.asked).isEmpty();
    }

    @Test
    void tellsProgramsEachFault() {
        assertThat(create("demo", "--set", "a=1", "--set", "ssh.port=0", "--format", "json")
                        .err())
                .contains("\"exitCode\":2")
                .contains("\"violations\":[\"There is no key 'a'; did you mean ")
                .contains("\"ssh.port is 1 to 65535, not 0.\"]");
    }

    @Test
    void refusesAProviderThatIsNone() {
        assertThat(create("demo", "--provider", "aws").err())
                .startsWith("Error: There is no provider 'aws': use lxd or simulated.");
        assertThat(program.asked).isEmpty();
    }

    @Test
    void refusesAFolderOfTemplatesThatIsNotThere() {
        var run = create("demo", "--template", workspace + "/none");

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err()).contains("There is no template folder");
        assertThat(program.asked).isEmpty();
    }

    @Test
    void triedOutRecordsNothing() {
        assertThat(create("demo", "--dry-run").err()).isEqualTo("demo could be created.\n");
        assertThat(program.asked).isEmpty();
    }

    @Test
    void triedOutWithANameThatIsTakenIsRefused() {
        var run = create("taken", "--dry-run");

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err()).startsWith("Error: There is an environment taken already.");
    }
}
