package org.torrust.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
                .contains("Exit codes:", "0   ", "130", "The history cannot be used");
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
    void tellsTheVersion() {
        assertThat(help("--version")).startsWith("torrust-tracker-deployer ");
    }
}
