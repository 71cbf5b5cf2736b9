package org.torrust.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {

    private static String help(String... arguments) {
        var run = DeployerRun.of(new FakeProgram(), arguments);
        assertThat(run.exitCode()).isEqualTo(ExitCodes.OK);
        assertThat(run.err()).isEmpty();
        return run.out();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create",
                "config",
                "provision",
                "configure",
                "release",
                "run",
                "deploy",
                "test",
                "status",
                "list",
                "history",
                "history show",
                "history diff",
                "destroy",
                "check",
                "completion"
            })
    void ofEachSubcommandHasAnExampleAndTheExitCodes(String subcommand) {
        assertThat(help((subcommand + " --help").split(" ")))
                .startsWith("Usage: torrust-tracker-deployer " + subcommand)
                .contains("torrust-tracker-deployer " + subcommand)
                .containsPattern("Examples?:")
                .contains("Exit codes:", "0   ", "130", "The history or its workspace cannot be used");
    }

    @Test
    void listsTheSubcommandsAndNoneThatIsForTheProgramItself() {
        assertThat(help("--help"))
                .contains("  create ", "  deploy ", "  completion ", "Exit codes:", "Examples:")
                .doesNotContain("warm", "__");
    }

    @Test
    void namesTheFormatsThereAre() {
        assertThat(help("list", "--help")).contains("table, json, jsonl, yaml").doesNotContain("$table");
    }

    @Test
    void isThereAsASubcommand() {
        assertThat(help("help", "deploy")).isEqualTo(help("deploy", "--help"));
    }

    @Test
    void goesAsDeepAsCommandsDo() {
        assertThat(help("help", "config", "set")).isEqualTo(help("config", "set", "--help"));
        assertThat(help("help")).isEqualTo(help("--help"));
        assertThat(DeployerRun.of(new FakeProgram(), "help", "config", "sat").err())
                .contains("'sat'", "See: torrust-tracker-deployer config --help");
        assertThat(DeployerRun.of(new FakeProgram(), "help", "list", "x").exitCode())
                .isEqualTo(ExitCodes.USAGE);
        assertThat(DeployerRun.of(new FakeProgram(), "help", "__environments").exitCode())
                .isEqualTo(ExitCodes.USAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "check", "history", "events verify", "completion", "history diff"})
    void breaksNoExample(String subcommand) {
        var narrow = DeployerRun.of(new FakeProgram(), new FakeConsole(null, 20), (subcommand + " --help").split(" "));
        var wide = DeployerRun.of(new FakeProgram(), new FakeConsole(null, 200), (subcommand + " --help").split(" "));

        assertThat(examples(narrow)).isNotEmpty().isEqualTo(examples(wide));
    }

    private static List<String> examples(DeployerRun help) {
        return help.out()
                .lines()
                .dropWhile(line -> !line.matches("Examples?:"))
                .filter(line -> line.startsWith("  "))
                .toList();
    }

    @Test
    void tellsTheVersion() {
        assertThat(help("--version")).startsWith("torrust-tracker-deployer ");
    }
}
