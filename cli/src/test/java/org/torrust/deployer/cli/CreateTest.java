package org.torrust.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.torrust.deployer.api.configuration.SimulatedSettings;
import org.torrust.deployer.api.configuration.SocketBinding;
import org.torrust.deployer.cli.configuration.Secret;
import org.torrust.deployer.cli.wiring.DeployerProgram;

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
                          - ssh.port is 1 to 65535, not '0'.
                        See the keys: torrust-tracker-deployer config template
                        """));
        assertThat(program.asked).isEmpty();
    }

    @Test
    void takesSettingsOfAFileAndOptionsOverThem() throws IOException {
        var file = Files.writeString(workspace.resolve("demo.yaml"), """
                provider:
                  name: simulated
                  step-seconds: 0
                tracker:
                  private: true
                  tag: develop
                """);

        var run = create("demo", "--from", file.toString(), "--set", "tracker.tag=3.1.0");

        assertThat(run.err()).contains("demo is created. It is SIMULATED");
        assertThat(program.created.configuration().provider()).isEqualTo(new SimulatedSettings(0, null, 1));
        assertThat(program.created.configuration().tracker().isPrivate()).isTrue();
        assertThat(program.created.configuration().tracker().tag()).isEqualTo("3.1.0");
    }

    @Test
    void takesSettingsFromAPipe() {
        var console = new FakeConsole(null, "{\"ssh\": {\"port\": 2222}}");

        DeployerRun.of(program, console, "create", "demo", "--from", "-", "--workspace", workspace.toString());

        assertThat(program.created.configuration().ssh().port()).isEqualTo(2222);
    }

    @Test
    void letsTheProviderOptionDecide() throws IOException {
        var file = Files.writeString(workspace.resolve("demo.yaml"), "provider: {step-seconds: 0}");

        create("demo", "--provider", "simulated", "--from", file.toString());

        assertThat(program.created.configuration().provider()).isEqualTo(new SimulatedSettings(0, null, 1));
    }

    @Test
    void handsASecretOnApartFromTheSettings() throws IOException {
        Files.writeString(workspace.resolve("token"), "sesame-sesame-sesame\n");

        create("demo", "--set", "tracker.api-token=${file:%s/token}".formatted(workspace));

        assertThat(program.created.apiToken()).isEqualTo(new Secret("sesame-sesame-sesame"));
        assertThat(program.created.toString()).doesNotContain("sesame");
    }

    @Test
    void isToldTheFaultsOfAllSourcesAtOnce() throws IOException {
        Files.writeString(workspace.resolve("config.yaml"), "defaults:\n  ssh:\n    prot: 1\n");
        var file = Files.writeString(workspace.resolve("demo.yaml"), "ssh:\n  port: 0\n");

        assertThat(create("demo", "--from", file.toString(), "--set", "ssh.usr=ada"))
                .isEqualTo(DeployerRun.saying(ExitCodes.USAGE, """
                        Error: The configuration has 3 faults.
                          - config.yaml, line 3: There is no key 'ssh.prot'; did you mean 'ssh.port'?
                          - %s, line 2: ssh.port is 1 to 65535, not 0.
                          - There is no key 'ssh.usr'; did you mean 'ssh.user'?
                        See the keys: torrust-tracker-deployer config template
                        """.formatted(file)));
        assertThat(program.asked).isEmpty();
    }

    @Test
    void tellsProgramsEachFault() {
        assertThat(create("demo", "--set", "a=1", "--set", "ssh.port=0", "--format", "json")
                        .err())
                .contains("\"exitCode\":2")
                .contains(
                        "\"violations\":[{\"source\":null,\"line\":null,\"path\":\"a\",\"message\":\"There is no key 'a'.\"},")
                .contains("\"path\":\"ssh.port\",\"message\":\"ssh.port is 1 to 65535, not '0'.\"}]");
    }

    @Test
    void refusesAProviderThatIsNone() {
        assertThat(create("demo", "--provider", "aws").err())
                .startsWith("Error: There is no provider 'aws': use lxd, multipass, ssh or simulated.");
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

    @Test
    void leavesNothingWhereTheOperatorStopsIt() {
        var place = workspace.toString();

        assertThat(DeployerRun.stopped(
                        new DeployerProgram(), "create", "demo", "--provider", "simulated", "--workspace", place))
                .isEqualTo(DeployerRun.saying(130, "Error: Stopped by SIGINT.\n"));
        assertThat(DeployerRun.of(new DeployerProgram(), "list", "--workspace", place)
                        .out())
                .contains("There are no environments yet.");
        assertThat(workspace.resolve("data")).isDirectoryNotContaining("glob:**/{demo,.new-}*");
    }
}
