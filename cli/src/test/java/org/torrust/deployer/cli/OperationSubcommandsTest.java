package org.torrust.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.torrust.deployer.adapter.docker.Vitals;
import org.torrust.deployer.adapter.docker.Vitals.Service;
import org.torrust.deployer.api.environment.State;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.command.OperationResult.Failed;
import org.torrust.deployer.command.OperationResult.Interrupted;
import org.torrust.deployer.command.OperationResult.Succeeded;
import org.torrust.deployer.command.PlannedStep;
import org.torrust.deployer.command.port.PlannedChange;

/** The subcommands that carry out one operation on one environment. */
class OperationSubcommandsTest {

    private static final OperationId ID = new OperationId("op-9");

    private final FakeProgram program = new FakeProgram(Story.of("demo", "lxd", Duration.ofMinutes(5)));

    @ParameterizedTest
    @CsvSource({
        "provision --auto-approve, PROVISIONED, demo is provisioned. Next: torrust-tracker-deployer configure demo",
        "configure, CONFIGURED, demo is configured. Next: torrust-tracker-deployer release demo",
        "release, RELEASED, A release of demo is on the machine. Next: torrust-tracker-deployer run demo",
        "run, RUNNING, demo is running. Next: torrust-tracker-deployer status demo",
        "deploy --auto-approve, RUNNING, demo is running. Next: torrust-tracker-deployer status demo",
        "deploy --skip-run --auto-approve, RELEASED, demo is released. Next: torrust-tracker-deployer run demo",
        "stop, RELEASED, The services of demo are stopped. Next: torrust-tracker-deployer run demo"
    })
    void sayHowFarItIsAndWhatIsNext(String subcommand, State state, String sentence) {
        program.result = new Succeeded(ID, state, true);

        assertThat(DeployerRun.of(program, (subcommand + " demo").split(" ")))
                .extracting(DeployerRun::exitCode, DeployerRun::err)
                .containsExactly(ExitCodes.OK, sentence + "\n");
    }

    @ParameterizedTest
    @CsvSource({
        "provision demo --auto-approve --keep-on-failure, provision demo keep-on-failure",
        "configure demo --skip-updates, configure demo skip-updates",
        "run demo, run demo without-waiting",
        "run demo --wait, run demo",
        "run demo --wait --timeout 7, run demo within 7 s",
        "deploy demo --auto-approve --skip-run --skip-updates, deploy demo skip-updates skip-run",
        "stop demo --timeout 9, stop demo within 9 s"
    })
    void passOnWhatTheyAreAskedWith(String line, String asked) {
        DeployerRun.of(program, line.split(" "));

        assertThat(program.asked).startsWith(asked, "close");
    }

    @ParameterizedTest
    @CsvSource({
        "--configure-firewall, 'change firewall.enabled of demo', true",
        "--configure-firewall=true, 'change firewall.enabled of demo', true",
        "--install-monitoring, 'change monitoring.enabled of demo', false",
        "--configure-firewall=false, 'configure demo', false"
    })
    void configureSetsWhatItIsAskedTo(String option, String asked, boolean firewall) {
        DeployerRun.of(program, "configure", "demo", option);

        assertThat(program.asked).contains(asked);
        assertThat(program.changed != null && program.changed.firewall().enabled())
                .isEqualTo(firewall);
    }

    @Test
    void configureTakesAFirewallAwayAgain() {
        var governed =
                new FakeProgram(Story.of("demo", "lxd", Duration.ofMinutes(5)).governed());

        DeployerRun.of(governed, "configure", "demo", "--configure-firewall=false");

        assertThat(governed.asked).contains("change firewall.enabled of demo");
        assertThat(governed.changed.firewall().enabled()).isFalse();
    }

    @Test
    void runRefusesToMixLinesOfTextIntoADocument() {
        var run = DeployerRun.of(program, "run", "demo", "--logs", "--format", "json");

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(program.asked).containsExactly("close");
    }

    @Test
    void aDryRunTellsThatDataIsKept() {
        program.plan = List.of(
                new PlannedStep(Step.STOP_SERVICES, "it was asked for"),
                new PlannedStep(Step.TOFU_DESTROY, "it was asked for"));

        assertThat(DeployerRun.of(program, "destroy", "demo", "--keep-data", "--dry-run")
                        .out())
                .contains("destroy   tofu-destroy     because it was asked for; the data is kept");
        assertThat(DeployerRun.of(program, "destroy", "demo", "--dry-run").out())
                .doesNotContain("is kept");
    }

    @Test
    void aDryRunNamesNoStepThatMakesAHostWhichExists() {
        var host = new FakeProgram(Story.ofHost("demo"));
        host.plan = List.of(
                new PlannedStep(Step.RENDER_TOFU, "it was not done yet"),
                new PlannedStep(Step.TOFU_INIT, "it was not done yet"),
                new PlannedStep(Step.TOFU_APPLY, "it was not done yet"),
                new PlannedStep(Step.READ_OUTPUTS, "it was not done yet"));

        assertThat(DeployerRun.of(host, "provision", "demo", "--dry-run").out())
                .isEqualTo("would do   provision read-outputs     because it was not done yet\n");
    }

    @Test
    void runShowsTheServicesAndTheirLastWords() {
        program.vitals = new Vitals(
                null, 0, 0, 0, 0, 0, 0, List.of(new Service("tracker", "running", "healthy", List.of("6969/udp"))));

        assertThat(DeployerRun.of(program, "run", "demo", "--logs").out()).isEqualTo("""
                SERVICE   STATE     HEALTH    PORTS
                tracker   running   healthy   6969/udp
                """);
        assertThat(program.asked)
                .containsExactly(
                        "run demo without-waiting",
                        "close",
                        "vitals of demo",
                        "logs of demo LogsWish[service=null, follow=false, tail=20, since=null]");
    }

    @Test
    void refuseATimeLimitThatIsNone() {
        for (var limit : List.of("0", "86401", "9999999999", "soon")) {
            assertThat(DeployerRun.of(program, "stop", "demo", "--timeout", limit))
                    .satisfies(run -> {
                        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
                        assertThat(run.err())
                                .contains(
                                        "'--timeout'", "'" + limit + "' is not a whole number of seconds, 1 to 86400");
                    });
        }
    }

    @Nested
    class BeforeAnythingIsMadeAtTheProvider {

        @BeforeEach
        void aMachineWouldBeMade() {
            program.plan = List.of(new PlannedStep(Step.TOFU_APPLY, "it was not done yet"));
            program.preview = List.of(new PlannedChange("lxd_instance.machine", "create"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"provision", "deploy"})
        void showWhatWillBeDoneAndAsk(String subcommand) {
            assertThat(DeployerRun.of(program, new FakeConsole("y"), subcommand, "demo")
                            .err())
                    .startsWith("""
                            This will be done for demo:
                              + lxd_instance.machine (create)
                            Go on? [y/N]\s
                            """);
            assertThat(program.asked).contains(subcommand + " demo");
        }

        @ParameterizedTest
        @ValueSource(strings = {"provision", "deploy"})
        void doNothingWithoutApproval(String subcommand) {
            var run = DeployerRun.of(program, new FakeConsole("n"), subcommand, "demo");

            assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
            assertThat(run.err()).contains("It was not approved, so nothing was done.");
            assertThat(program.asked).doesNotContain(subcommand + " demo");
        }

        @ParameterizedTest
        @ValueSource(strings = {"provision", "deploy"})
        void sayThatNobodyCanBeAsked(String subcommand) {
            var run = DeployerRun.of(program, new FakeConsole("y"), subcommand, "demo", "--no-input");

            assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
            assertThat(run.err())
                    .contains("Nobody can be asked here whether to go on, so nothing was done.")
                    .contains("Approve it beforehand: torrust-tracker-deployer " + subcommand + " demo --auto-approve");
            assertThat(program.asked).doesNotContain(subcommand + " demo");
        }

        @Test
        void doNotAskWhereNothingWouldBeDone() {
            program.preview = List.of();

            assertThat(DeployerRun.of(program, "provision", "demo").exitCode()).isZero();
            assertThat(program.asked).containsExactly("preview demo", "provision demo", "close");
        }
    }

    @Test
    void sayWhenNothingWasMissing() {
        program.result = new Succeeded(ID, State.RUNNING, false);

        assertThat(DeployerRun.of(program, "deploy", "demo").err())
                .isEqualTo("demo is running; nothing was missing and nothing was changed.\n");
    }

    @Test
    void doNotSendAnEnvironmentBackThatIsFurther() {
        assertThat(DeployerRun.of(program, "configure", "demo").err())
                .isEqualTo("demo is running. Next: torrust-tracker-deployer status demo\n");
    }

    @Test
    void sayThatNothingOfASimulatedOneIsReal() {
        var played = new FakeProgram(Story.of("demo", "simulated", Duration.ofMinutes(5)));

        assertThat(DeployerRun.of(played, "destroy", "demo", "--force").err())
                .startsWith("SIMULATED: nothing of demo is real.\n");
        assertThat(DeployerRun.of(played, "deploy", "demo", "--dry-run", "--format", "json")
                        .out())
                .contains("\"simulated\" : true");
    }

    @Test
    void sayNothingToProgramsButAFailureAsOneObject() {
        var played = new FakeProgram(Story.of("demo", "simulated", Duration.ofMinutes(5)));

        assertThat(DeployerRun.of(played, "deploy", "demo", "--format", "json").err())
                .isEmpty();

        played.result = new Failed(ID, Step.INSTALL_DOCKER, Story.NO_DOCKER, null);
        assertThat(DeployerRun.of(played, "deploy", "demo", "--format", "json").err())
                .startsWith("{\"type\":")
                .hasLineCount(1);
    }

    @Test
    void tellProgramsWhatWasDone() {
        program.result = new Succeeded(ID, State.CREATED, false);

        assertThat(DeployerRun.of(program, "stop", "demo", "--format", "json")).isEqualTo(DeployerRun.printing("""
                {
                  "schemaVersion" : 1,
                  "environment" : "demo",
                  "simulated" : false,
                  "operation" : "op-9",
                  "kind" : "stop",
                  "outcome" : "succeeded",
                  "changed" : false,
                  "state" : "created",
                  "release" : null,
                  "backup" : null,
                  "urls" : [ ]
                }
                """));
    }

    @Test
    void runShowsWhereTheServicesAreFound() {
        var serving =
                new FakeProgram(Story.of("demo", "lxd", Duration.ofMinutes(5)).running("op-2"));

        assertThat(DeployerRun.of(serving, "run", "demo").out()).endsWith("""
                udp://10.77.0.12:6969/announce
                http://10.77.0.12:7070/announce
                http://10.77.0.12:1212/api/health_check
                """);
        assertThat(DeployerRun.of(serving, "run", "demo", "--format", "json").out())
                .contains("\"machine\" : {", "udp://10.77.0.12:6969/announce", "\"operation\" : \"op-9\"");
    }

    @Test
    void sayNothingWhenToldToBeQuiet() {
        assertThat(DeployerRun.of(program, "-q", "deploy", "demo")).isEqualTo(DeployerRun.printing(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"provision", "configure", "release", "run", "deploy", "stop", "destroy"})
    void showTheirStepsWithoutDoingThem(String subcommand) {
        program.plan = List.of(
                new PlannedStep(Step.RENDER_RELEASE, "it was asked for"),
                new PlannedStep(Step.UPLOAD, "it was asked for"));

        assertThat(DeployerRun.of(program, subcommand, "demo", "--dry-run")).isEqualTo(DeployerRun.printing("""
                would do   release   render-release   because it was asked for
                would do   release   upload
                """));
        assertThat(program.asked).contains("plan " + subcommand + " demo").doesNotContain(subcommand + " demo");
    }

    @Nested
    class WhenAStepFails {

        @Test
        void tellWhichWhyWhatNextAndWhereTheLogIs() {
            program.result = new Failed(ID, Step.INSTALL_DOCKER, Story.NO_DOCKER, null);

            assertThat(DeployerRun.of(program, "configure", "demo"))
                    .isEqualTo(DeployerRun.saying(ExitCodes.TOOL_FAILED, """
                            Error: configure failed at install-docker: Ansible could not install Docker.
                              E: Unable to locate package docker.io
                            Look at the log, then try again: torrust-tracker-deployer configure demo
                            Log: data/demo/jobs/op-2/render-ansible/stdout
                            """));
        }

        @Test
        void tellProgramsTheSameAsOneObject() {
            program.result = new Failed(ID, Step.INSTALL_DOCKER, Story.NO_DOCKER, null);

            assertThat(DeployerRun.of(program, "configure", "demo", "--format", "json"))
                    .isEqualTo(DeployerRun.saying(ExitCodes.TOOL_FAILED, """
                            {"type":"urn:torrust-tracker-deployer:problem:operation-failed",\
                            "title":"configure failed at install-docker: Ansible could not install Docker.",\
                            "detail":"E: Unable to locate package docker.io","exitCode":6,"operation":"op-9",\
                            "hint":"Look at the log, then try again: torrust-tracker-deployer configure demo",\
                            "log":"data/demo/jobs/op-2/render-ansible/stdout","violations":[],"schemaVersion":1}
                            """));
        }

        @Test
        void tellWhichReleaseServesAgain() {
            program.result = new Failed(ID, Step.PROBE, Story.NO_DOCKER, new OperationId("op-2"));

            assertThat(DeployerRun.of(program, "run", "demo").err()).contains("  Release op-2 serves again.\n");
        }
    }

    @Test
    void goOnWithAllThatWasAsked() {
        program.result = new Interrupted(ID, Step.STOP_SERVICES, "INT");

        assertThat(DeployerRun.of(program, "destroy", "demo", "--force", "--backup", "--keep-data")
                        .err())
                .endsWith("Go on with: torrust-tracker-deployer destroy demo --force --backup --keep-data\n");
    }

    @Test
    void goOnWithItAfterAFailureToo() {
        program.result = new Failed(ID, Step.TOFU_DESTROY, Failure.of("LXD is gone.", "See that LXD runs."), null);

        assertThat(DeployerRun.of(program, "destroy", "demo", "--force", "--keep-data")
                        .err())
                .endsWith("See that LXD runs.\n"
                        + "Then go on with: torrust-tracker-deployer destroy demo --force --keep-data\n");
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
    void endAsTheShellExpectsWhenStopped(String signal, int exitCode) {
        program.result = new Interrupted(ID, Step.TOFU_APPLY, signal);

        assertThat(DeployerRun.of(program, "provision", "demo")).isEqualTo(DeployerRun.saying(exitCode, """
                Error: provision was interrupted at tofu-apply.
                Go on with: torrust-tracker-deployer provision demo
                """));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "-rf", "Demo", "a--b", "a;rm", "$(id)", "con.aux", "x\ny", "demо"})
    void refuseANameThatIsNone(String name) {
        var run = DeployerRun.of(program, "deploy", "--", name);

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err()).contains("is not an environment name", "e.g. demo or eu-staging-2");
        assertThat(program.asked).isEmpty();
    }

    @Nested
    class ReleasingAConfigurationOfOnesOwn {

        @TempDir
        private Path folder;

        @Test
        void handsItOver() throws Exception {
            var file = Files.writeString(folder.resolve("tracker.toml"), """
                    [metadata]
                    schema_version = "2.0.0"
                    [[udp_trackers]]
                    bind_address = "0.0.0.0:6969"
                    [http_api]
                    bind_address = "0.0.0.0:1212"
                    [health_check_api]
                    bind_address = "127.0.0.1:1313"
                    """);

            DeployerRun.of(program, "release", "demo", "--config", file.toString());

            assertThat(program.asked)
                    .containsExactly(
                            "plan release demo", "choose an own configuration for demo", "release demo", "close");
        }

        @Test
        void canBeGivenUp() {
            DeployerRun.of(program, "release", "demo", "--generated-config");

            assertThat(program.asked)
                    .containsExactly(
                            "plan release demo",
                            "choose the generated configuration for demo",
                            "release demo",
                            "close");
        }

        @Test
        void isNotBroughtAndGivenUpAtOnce() {
            var run = DeployerRun.of(program, "release", "demo", "--config", "x.toml", "--generated-config");

            assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
            assertThat(run.err()).contains("--config and --generated-config cannot both be meant.");
        }

        @Test
        void isRefusedWithAllItsFaultsBeforeAnythingIsRecorded() throws Exception {
            var file = Files.writeString(folder.resolve("tracker.toml"), """
                    [metadata]
                    schema_version = "2.0.0"
                    [[udp_trackers]]
                    bind_address = "0.0.0.0:0"
                    [http_api]
                    bind_address = "0.0.0.0:1212"
                    [health_check_api]
                    bind_address = "127.0.0.1:1313"
                    """);

            var run = DeployerRun.of(program, "release", "demo", "--config", file.toString());

            assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
            assertThat(run.err()).contains("cannot be released.", "0.0.0.0:0", "nothing was changed");
            assertThat(program.asked).containsExactly("close");
        }

        @Test
        void isRefusedWhenThereIsNone() {
            var run = DeployerRun.of(program, "release", "demo", "--config", folder + "/none.toml");

            assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
            assertThat(run.err()).contains("There is no such file");
            assertThat(program.asked).containsExactly("close");
        }

        @Test
        void isRefusedWhenItIsNoToml() throws Exception {
            var file = Files.writeString(folder.resolve("tracker.toml"), "= nothing [");

            var run = DeployerRun.of(program, "release", "demo", "--config", file.toString());

            assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
            assertThat(run.err()).contains("tracker.toml").doesNotContain("Exception", "\tat ");
            assertThat(program.asked).containsExactly("close");
        }
    }

    @Nested
    class Destroying {

        @Test
        void asksForTheName() {
            program.plan = List.of(new PlannedStep(Step.TOFU_DESTROY, "it was asked for"));

            assertThat(DeployerRun.of(program, new FakeConsole("demo"), "destroy", "demo"))
                    .isEqualTo(DeployerRun.saying(ExitCodes.OK, """
                            This removes demo with all its data, in 1 steps. Type its name to go on:\s
                            demo is destroyed. Its history stays: torrust-tracker-deployer status demo
                            """));
            assertThat(program.asked).containsExactly("plan destroy demo", "destroy demo", "close");
        }

        @Test
        void doesNothingWhenAnotherNameIsTyped() {
            var run = DeployerRun.of(program, new FakeConsole("dmeo"), "destroy", "demo");

            assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
            assertThat(run.err()).contains("That is not its name; nothing was done.");
            assertThat(program.asked).containsExactly("plan destroy demo", "close");
        }

        @Test
        void isRefusedWhereNobodyCanBeAsked() {
            assertThat(DeployerRun.of(program, "destroy", "demo").exitCode()).isEqualTo(ExitCodes.USAGE);
            assertThat(DeployerRun.of(program, new FakeConsole("demo"), "--no-input", "destroy", "demo")
                            .err())
                    .contains("--force");
            assertThat(DeployerRun.of(program, "destroy", "--keep-data", "--reason", "moves on", "--", "demo")
                            .err())
                    .contains("torrust-tracker-deployer destroy --keep-data --reason 'moves on' --force -- demo\n");
            assertThat(program.asked).doesNotContain("destroy demo");
        }

        @Test
        void asksNothingWhenForced() {
            assertThat(DeployerRun.of(program, "destroy", "demo", "--force").exitCode())
                    .isEqualTo(ExitCodes.OK);
            assertThat(program.asked).contains("destroy demo");
        }
    }
}
