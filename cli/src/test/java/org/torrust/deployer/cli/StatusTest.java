package org.torrust.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.torrust.deployer.api.environment.EnvironmentEvent.DestructionStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationFailed;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.OperationOption;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.command.port.Holders.Liveness;

class StatusTest {

    private static final Story FAILED = Story.of("demo", "lxd", Duration.ofMinutes(5))
            .provisioned()
            .configuring()
            .failed();

    private static DeployerRun status(Story story, String... more) {
        var arguments =
                new java.util.ArrayList<>(java.util.List.of("status", "demo", "--recorded", "--workspace", "/ws"));
        arguments.addAll(java.util.List.of(more));
        return DeployerRun.of(new FakeProgram(story), arguments.toArray(String[]::new));
    }

    @Test
    void ofARunningOneTellsWhereItAnswersAndHowToLogIn() {
        assertThat(status(Story.of("demo", "lxd", Duration.ofMinutes(5)).running("op-2")))
                .isEqualTo(DeployerRun.printing("""
                        Environment        demo
                        State              running
                        Provider           lxd
                        Created            5 min ago
                        Address            10.77.0.12
                        Host key           SHA256:abc
                        Log in             torrust-tracker-deployer ssh demo
                        Release            op-2 (torrust/tracker:3.0.0)
                        URL                udp://10.77.0.12:6969/announce
                        URL                http://10.77.0.12:7070/announce
                        URL                http://10.77.0.12:1212/api/health_check
                        Last operation     deploy: succeeded, begun 4 min ago by ada@desk (op-2)
                          tofu-apply       1.0 s
                          wait-cloud-init  nothing to do: cloud-init says done
                        """));
    }

    @Test
    void afterAFailureTellsWhereWhyAndWhatNext() {
        assertThat(status(FAILED).out()).endsWith("""
                Last operation     configure: failed, begun 4 min ago by ada@desk (op-2)
                Stopped at         install-docker
                Failure            Ansible could not install Docker.
                                   E: Unable to locate package docker.io
                Log                data/demo/jobs/op-2/render-ansible/stdout
                Hint               Look at the log, then try again: torrust-tracker-deployer configure demo
                  system-updates   1.0 s
                Next               torrust-tracker-deployer deploy demo
                """);
    }

    @Test
    void ofARunningOneWithANewReleaseTellsThatItWaits() {
        var story =
                Story.of("demo", "lxd", Duration.ofMinutes(5)).running("op-2").released("op-3");

        assertThat(status(story).out())
                .contains("Pending            release op-3 (torrust/tracker:3.0.0); 'run' puts it into service\n");
    }

    @Test
    void ofADestroyedOneSaysThatItsNameIsFree() {
        var story =
                Story.of("demo", "lxd", Duration.ofMinutes(5)).running("op-2").destroyed();

        assertThat(status(story).out())
                .contains("State              destroyed\n")
                .doesNotContain("Address", "URL")
                .endsWith("Next               torrust-tracker-deployer create demo\n");
    }

    @Test
    void ofASimulatedOneSaysSoAndNamesNoLogin() {
        assertThat(status(Story.of("demo", "simulated", Duration.ofMinutes(5)).running("op-2"))
                        .out())
                .contains("SIMULATED")
                .doesNotContain("ssh -i");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ALIVE | 4711 is at work",
                "STOPPED | 4711 is stopped; 'kill -CONT 4711' lets it go on",
                "TOOL_ALIVE | 4711 is gone, but a tool it started works still; the next command waits for what comes of it",
                "GONE | 4711 is gone: this was cut off; the next command takes over",
                "UNKNOWN | 4711 is in another container, so that nobody here can tell whether it lives"
            })
    void tellsWhetherAnyoneWorksOnWhatIsInProgress(Liveness carrier, String words) throws Exception {
        var program = new FakeProgram(
                Story.of("demo", "lxd", Duration.ofMinutes(5)).provisioned().configuring());
        program.carrier = carrier;

        assertThat(DeployerRun.of(program, "status", "demo").out())
                .contains("configure: in progress", "Process            " + words + "\n");
        assertThat(new ObjectMapper()
                        .readTree(DeployerRun.of(program, "status", "demo", "--format", "json")
                                .out())
                        .path("carrier")
                        .asText())
                .isEqualTo(carrier.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    }

    @Test
    void asJsonHoldsTheFailureAndTheReleaseThatServes() throws Exception {
        var failed =
                new ObjectMapper().readTree(status(FAILED, "--format", "json").out());
        var running = new ObjectMapper()
                .readTree(status(Story.of("demo", "lxd", Duration.ofMinutes(5)).running("op-2"), "--format", "json")
                        .out());

        assertThat(failed.at("/lastOperation/failure/summary").asText()).isEqualTo("Ansible could not install Docker.");
        assertThat(failed.at("/lastOperation/step").asText()).isEqualTo("install-docker");
        assertThat(failed.path("simulated").asBoolean(true)).isFalse();
        assertThat(running.at("/running/listeners/udp/0").asText()).isEqualTo("0.0.0.0:6969");
        assertThat(running.at("/urls/0").asText()).isEqualTo("udp://10.77.0.12:6969/announce");
    }

    @Test
    void saysTheSameInYamlAsInJson() throws Exception {
        assertThat(new YAMLMapper().readTree(status(FAILED, "--format", "yaml").out()))
                .isEqualTo(new ObjectMapper()
                        .readTree(status(FAILED, "--format", "json").out()));
    }

    @Test
    void ofAnUnknownOneIsNotFound() {
        assertThat(DeployerRun.of(new FakeProgram(), "status", "nobody"))
                .isEqualTo(DeployerRun.saying(ExitCodes.NOT_FOUND, """
                        Error: There is no environment nobody.
                        See which there are: torrust-tracker-deployer list
                        """));
    }

    @Test
    void afterADestroyThatFailedAsksForAllThatWasToBeKept(@TempDir Path workspace) {
        var operation = new OperationId("op-2");
        var past = new RecordedPast(workspace)
                .create(RecordedPast.DEMO, "op-1", "simulated")
                .tell(
                        new DestructionStarted(
                                RecordedPast.DEMO,
                                operation,
                                Story.HOLDER,
                                List.of(Step.TOFU_DESTROY),
                                OperationOptions.of(OperationOption.KEEP_DATA, OperationOption.BACKUP)),
                        new OperationFailed(RecordedPast.DEMO, operation, Step.TOFU_DESTROY, Story.NO_DOCKER));

        assertThat(DeployerRun.of(past, "status", "demo", "--recorded", "--workspace", workspace.toString())
                        .out())
                .contains("Next               torrust-tracker-deployer destroy demo --backup --keep-data\n");
    }
}
