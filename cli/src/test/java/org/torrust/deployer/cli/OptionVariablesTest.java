package org.torrust.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.torrust.deployer.command.port.Interruption;
import picocli.CommandLine;

class OptionVariablesTest {

    private final FakeProgram program =
            new FakeProgram(Story.of("demo", "lxd", Duration.ofMinutes(5)).running("op-2"));

    private DeployerRun run(Map<String, String> environment, String... arguments) {
        return DeployerRun.of(program, new FakeConsole(null), environment, arguments);
    }

    @Test
    void standForWhatTheCommandLineLeavesOut() {
        run(
                Map.of(
                        "DEPLOYER_CREATE_PROVIDER",
                        "simulated",
                        "DEPLOYER_SSH_KEY",
                        "/keys/mine",
                        "DEPLOYER_SET",
                        "ssh.port=23"),
                "create",
                "new");

        assertThat(program.created.configuration().provider().word()).isEqualTo("simulated");
        assertThat(program.created.configuration().ssh().port()).isEqualTo(23);
        assertThat(program.created.key()).isEqualTo(Path.of("/keys/mine"));
    }

    @Test
    void giveWayToTheCommandLine() {
        var environment = Map.of("DEPLOYER_FORMAT", "yaml", "DEPLOYER_STATE", "created");

        assertThat(run(environment, "list", "--format", "json", "--state", "running")
                        .out())
                .contains("\"name\" : \"demo\"");
        assertThat(run(environment, "--format", "json", "list", "--state=running")
                        .out())
                .contains("\"name\" : \"demo\"");
    }

    @Test
    void countForListsAsTheCommandLineDoes() {
        assertThat(run(Map.of("DEPLOYER_STATE", "created,running"), "list").out())
                .contains("demo");
        assertThat(run(Map.of("DEPLOYER_STATE", "created,released"), "list").out())
                .startsWith("No environment is created or released.");
    }

    @Test
    void areTakenAsTheyAreAndNothingInThemIsReplaced() {
        run(Map.of("DEPLOYER_SSH_KEY", "/keys/${env:HOME}/$$"), "create", "new");

        assertThat(program.created.key()).isEqualTo(Path.of("/keys/${env:HOME}/$$"));
    }

    @ParameterizedTest
    @CsvSource({"true, ''", "YES, ''", "1, ''", "false, says", "no, says", "0, says", "'', says"})
    void ofAFlagSayYesOrNo(String text, String expected) {
        var said = run(Map.of("DEPLOYER_QUIET", text), "deploy", "demo").err();

        assertThat(said.isEmpty() ? "" : "says").isEqualTo(expected);
    }

    @Test
    void ofAFlagMeanTheSameAsTheFlagBesideThem() {
        assertThat(run(Map.of("DEPLOYER_QUIET", "true"), "deploy", "demo", "-q").err())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DEPLOYER_COLOR | red | expected one of [auto, always, never] (case-sensitive) but was 'red'",
                "DEPLOYER_STATE | up | 'up' is none of created, provisioned, configured, released, running, destroyed",
                "DEPLOYER_WIDE | perhaps | expected true or false but was 'perhaps'",
                "DEPLOYER_VERBOSE | 3 | expected true, false, 1 or 2 but was '3'"
            })
    void thatCannotBeUsedAreNamed(String variable, String text, String reason) {
        var run = run(Map.of(variable, text), "list");

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("Error: %s cannot be used: %s.\n".formatted(variable, reason));
    }

    @Test
    void thatCannotBeUsedStandInNobodysWay() {
        assertThat(run(Map.of("DEPLOYER_FORMAT", "xml"), "list", "--format", "json")
                        .exitCode())
                .isEqualTo(ExitCodes.OK);
        assertThat(run(Map.of("DEPLOYER_FORMAT", "xml"), "list", "--help").exitCode())
                .isEqualTo(ExitCodes.OK);
        assertThat(run(Map.of("DEPLOYER_CREATE_PROVIDER", "none"), "list").exitCode())
                .isEqualTo(ExitCodes.OK);
    }

    @Test
    void tellHowAMistakeInTheCommandLineIsShown() {
        assertThat(run(Map.of("DEPLOYER_FORMAT", "json"), "list", "--wat").err())
                .startsWith("{\"type\":\"urn:torrust-tracker-deployer:problem:usage\"");
        assertThat(run(Map.of("DEPLOYER_FORMAT", "json"), "list", "--wat", "--format=table")
                        .err())
                .startsWith("Error: ");
    }

    @Test
    void doNotChooseTheFormatOfWhatHasButOne() {
        var json = Map.of("DEPLOYER_FORMAT", "json");

        assertThat(run(json, "logs", "demo").exitCode()).isZero();
        assertThat(run(json, "ssh", "demo").exitCode()).isEqualTo(3);
        assertThat(run(json, "completion", "bash").out()).isNotEmpty();
        assertThat(run(json, "logs", "nobody").err()).startsWith("{\"type\"");
    }

    @ParameterizedTest
    @CsvSource({
        "completion bash, json",
        "config template, json",
        "config schema, yaml",
        "logs demo, json",
        "ssh demo, yaml"
    })
    void areNoReasonToTakeAFormatThatWasTypedAndDoesNotFit(String line, String format) {
        var run = run(Map.of(), (line + " --format " + format).split(" "));

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("so --format cannot be chosen.");
    }

    @Test
    void ofTheLogNameALevel() {
        assertThat(run(Map.of("DEPLOYER_LOG", "nonsense"), "list")).isEqualTo(DeployerRun.saying(ExitCodes.USAGE, """
                Error: DEPLOYER_LOG cannot be used: expected one of error, warn, info, debug or trace but was 'nonsense'.
                See: torrust-tracker-deployer --help
                """));
        assertThat(run(Map.of("DEPLOYER_LOG", "info"), "list").exitCode()).isZero();
        assertThat(run(Map.of("RUST_LOG", "my_crate=debug"), "list").exitCode()).isZero();
    }

    @Test
    void colourTheHelpToo() {
        assertThat(run(Map.of("DEPLOYER_COLOR", "always"), "list", "--help").out())
                .contains("\u001b[");
        assertThat(run(Map.of(), "list", "--help", "--color", "always").out()).contains("\u001b[");
        assertThat(run(Map.of(), "help", "list", "--color", "always").out()).contains("\u001b[");
        assertThat(run(Map.of(), "list", "--help").out()).doesNotContain("\u001b[");
    }

    @Test
    void approveNoLossOfData() {
        assertThat(run(Map.of("DEPLOYER_FORCE", "true"), "destroy", "demo")).isEqualTo(DeployerRun.saying(2, """
                Error: DEPLOYER_FORCE is set, but --force counts only where it is typed.
                See: torrust-tracker-deployer destroy --help
                """));
        assertThat(program.asked).isEmpty();
    }

    @Test
    void ofTheProgramItselfAreNoOptions() {
        assertThat(variables(tree(program)))
                .contains("DEPLOYER_WORKSPACE", "DEPLOYER_FORMAT", "DEPLOYER_NO_INPUT", "DEPLOYER_SSH_KEY")
                .doesNotContain(
                        "DEPLOYER_LOG",
                        "DEPLOYER_START_CACHE",
                        "DEPLOYER_STDERR_IS_TERMINAL",
                        "DEPLOYER_MAVEN_ARCHIVE");
    }

    @Test
    void nameTheCommandWhereItDependsOnThatWhatIsMeant() {
        run(Map.of("DEPLOYER_RUN_TIMEOUT", "7", "DEPLOYER_STOP_TIMEOUT", "9"), "run", "demo");
        run(Map.of("DEPLOYER_RUN_TIMEOUT", "7", "DEPLOYER_STOP_TIMEOUT", "9"), "stop", "demo");

        assertThat(program.asked).contains("run demo without-waiting within 7 s", "stop demo within 9 s");
        assertThat(run(Map.of("DEPLOYER_TIMEOUT", "7"), "stop", "demo")).isEqualTo(DeployerRun.saying(2, """
                Error: DEPLOYER_TIMEOUT is set, but what --timeout means depends on the command: set DEPLOYER_STOP_TIMEOUT instead.
                See: torrust-tracker-deployer stop --help
                """));
        assertThat(run(Map.of("DEPLOYER_TIMEOUT", "7"), "stop", "demo", "--timeout", "9")
                        .exitCode())
                .isZero();
        assertThat(run(Map.of("DEPLOYER_TIMEOUT", "7"), "list").exitCode()).isZero();
    }

    @Test
    void meanTheSameInEveryCommand() {
        var kinds = new HashMap<String, Set<String>>();
        options(tree(program))
                .forEach((variable, label) ->
                        kinds.computeIfAbsent(variable, any -> new HashSet<>()).addAll(label));

        assertThat(kinds)
                .allSatisfy(
                        (variable, labels) -> assertThat(labels).as(variable).hasSize(1));
    }

    /** What each variable is said to stand for. */
    private static Map<String, Set<String>> options(CommandLine command) {
        var options = new HashMap<String, Set<String>>();
        for (var option : command.getCommandSpec().options()) {
            var variable = OptionVariables.of(command.getCommandSpec(), option);
            if (variable != null) {
                options.computeIfAbsent(variable, any -> new HashSet<>()).add(option.paramLabel());
            }
        }
        command.getSubcommands().values().stream()
                .map(OptionVariablesTest::options)
                .forEach(more ->
                        more.forEach((variable, labels) -> options.computeIfAbsent(variable, any -> new HashSet<>())
                                .addAll(labels)));
        return options;
    }

    private static CommandLine tree(Program program) {
        return CommandTree.of(
                program,
                new FakeConsole(null),
                Clock.systemUTC(),
                new Interruption(),
                List.of(),
                new OptionVariables(Map.of()));
    }

    private static Set<String> variables(CommandLine command) {
        var variables = new HashSet<String>();
        Stream.concat(
                        command.getCommandSpec().options().stream()
                                .map(option -> OptionVariables.of(command.getCommandSpec(), option)),
                        command.getSubcommands().values().stream().flatMap(sub -> variables(sub).stream()))
                .filter(variable -> variable != null)
                .forEach(variables::add);
        return variables;
    }
}
