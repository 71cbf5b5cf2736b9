package org.torrust.deployer.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.cli.manual.Completion;
import org.torrust.deployer.cli.manual.Shell;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What shells offer when a user presses Tab, asked of the shells themselves. */
class CompletionTest {

    /** Stands in for the program on PATH: it knows two environments. */
    private static final String KNOWS_TWO = """
            torrust-tracker-deployer() {
                case $* in
                    "__environments --workspace=elsewhere") printf '%s\\n' europe ;;
                    __environments*) printf '%s\\n' demo eu-staging ;;
                    __operations*) printf '%s\\n' 20261124-2 20261124-1 ;;
                    *) echo "GOT $*." ;;
                esac
            }
            """;

    @TempDir
    private Path folder;

    /** As the program makes it, or as it would for other commands. */
    private Function<String, String> script = CompletionTest::ofTheProgram;

    private static String ofTheProgram(String shell) {
        var run = DeployerRun.of(new FakeProgram(), "completion", shell);
        assertThat(run.exitCode()).isEqualTo(ExitCodes.OK);
        return run.out();
    }

    private String ran(String shell, String script) throws Exception {
        var found = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, shell)));
        assumeTrue(found, shell + " is not installed");
        var file = Files.writeString(folder.resolve("asks." + shell), script);
        var process = new ProcessBuilder(shell, file.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        var out = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return out;
    }

    /** Lines are cut as bash cuts them: {@code --format=json} comes as three words. */
    private List<String> bash(String line) throws Exception {
        var words = line.replace("=", " = ").split(" +", -1);
        return ran("bash", KNOWS_TWO + script.apply("bash") + """
                        compopt() { :; }
                        COMP_WORDS=(torrust-tracker-deployer %s)
                        COMP_CWORD=%d
                        _torrust_tracker_deployer
                        printf '%%s\\n' "${COMPREPLY[@]}"
                        """.formatted(quoted(words), words.length))
                .lines()
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String quoted(String[] words) {
        return String.join(
                " ", Arrays.stream(words).map(word -> "'" + word + "'").toList());
    }

    private List<String> fish(String line) throws Exception {
        return ran("fish", """
                        function torrust-tracker-deployer
                            if contains -- __operations $argv
                                printf '%%s\\n' 20261124-2 20261124-1
                            else if contains -- --workspace=elsewhere $argv
                                printf '%%s\\n' europe
                            else
                                printf '%%s\\n' demo eu-staging
                            end
                        end
                        %s
                        complete -C 'torrust-tracker-deployer %s'
                        """.formatted(script.apply("fish"), line))
                .lines()
                .map(word -> word.replaceFirst("\t.*", ""))
                .toList();
    }

    /** Types the line and Tab and Enter into a zsh of its own, and tells what its command got. */
    private String zsh(String line) throws Exception {
        Files.writeString(folder.resolve("torrust.zsh"), KNOWS_TWO + script.apply("zsh"));
        var said = ran("zsh", """
                zmodload zsh/zpty
                zpty asked zsh -f -i
                zpty -w asked 'PROMPT="READY> "; autoload -U compinit; compinit -u -d %1$s/dump; source %1$s/torrust.zsh; echo LOADED'
                zpty -r asked said '*LOADED*LOADED*READY> *'
                zpty -w -n asked $'torrust-tracker-deployer %2$s\\t\\n'
                zpty -r asked said '*GOT *.*'
                print -r -- $said
                zpty -d asked
                """.formatted(folder, line));
        return said.replaceAll("(?s).*GOT (.*?)\\.\\s.*", "$1").strip();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dep | deploy",
                "list --so | --sort",
                "list --sort mo | modified",
                "list --sort=mo | modified",
                "list --state created,ru | created,running",
                "--format ya | yaml",
                "--format json stat | status",
                "status eu | eu-staging",
                "-v status eu | eu-staging",
                "help dest | destroy",
                "completion f | fish",
                "history eu | eu-staging",
                "history sh | show",
                "history demo --eve | --events",
                "history --type machine.cr | machine.created",
                "history show 20261124-1 | 20261124-1",
                "history --op 20261124-2 | 20261124-2",
                "history diff eu | eu-staging",
                "--workspace elsewhere status eu | europe",
                "status --workspace=elsewhere eu | europe",
                "create x --provider mu | multipass",
                "check --provider mu | multipass",
                "config template --provider mu | multipass",
                "create x --set provider.cp | provider.cpus=",
                "create x --set provider.cpus=4 --provider mu | multipass",
                "config set demo tracker.ta | tracker.tag=",
            })
    void bashFindsTheWord(String line, String word) throws Exception {
        assertThat(bash(line)).containsExactly(word);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dep | deploy",
                "list --so | --sort",
                "list --sort mo | modified",
                "list --sort=mo | --sort=modified",
                "list --state created,ru | created,running",
                "--format ya | yaml",
                "--format json stat | status",
                "status eu | eu-staging",
                "-v status eu | eu-staging",
                "help dest | destroy",
                "completion f | fish",
                "history eu | eu-staging",
                "history sh | show",
                "history demo --eve | --events",
                "history --type machine.cr | machine.created",
                "history show 20261124-1 | 20261124-1",
                "history --op 20261124-2 | 20261124-2",
                "history diff eu | eu-staging",
                "--workspace elsewhere status eu | europe",
                "status --workspace=elsewhere eu | europe",
                "create x --provider mu | multipass",
                "check --provider mu | multipass",
                "config template --provider mu | multipass",
                "create x --set provider.cp | provider.cpus=",
                "create x --set provider.cpus=4 --provider mu | multipass",
                "config set demo tracker.ta | tracker.tag=",
            })
    void fishFindsTheWord(String line, String word) throws Exception {
        assertThat(fish(line)).containsExactly(word);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dep | deploy",
                "list --so | list --sort",
                "list --sort mo | list --sort modified",
                "list --sort=mo | list --sort=modified",
                "list --state created,ru | list --state created,running",
                "--format ya | --format yaml",
                "--format json stat | --format json status",
                "status eu | status eu-staging",
                "-v status eu | -v status eu-staging",
                "help dest | help destroy",
                "completion f | completion fish",
                "history eu | history eu-staging",
                "history sh | history show",
                "history demo --eve | history demo --events",
                "history --type rest | history --type restore",
                "history show 20261124-1 | history show 20261124-1",
                "history --op 20261124-2 | history --op 20261124-2",
                "history diff eu | history diff eu-staging",
                "--workspace elsewhere status eu | --workspace elsewhere status europe",
                "create x --provider mu | create x --provider multipass",
                "create x --set provider.cp | create x --set provider.cpus=",
                "config set demo tracker.ta | config set demo tracker.tag=",
            })
    void zshFindsTheWord(String line, String completed) throws Exception {
        assertThat(zsh(line)).isEqualTo(completed);
    }

    @Test
    void offersAllThatCanBeTypedNext() throws Exception {
        assertThat(bash("")).contains("create", "deploy", "completion").doesNotContain("__environments");
        assertThat(bash("deploy ")).containsExactly("demo", "eu-staging");
        assertThat(bash("list --")).contains("--state", "--sort", "--reverse", "--wide", "--workspace", "--help");
        assertThat(bash("create ")).isEmpty();
        assertThat(fish("deploy ")).containsExactly("demo", "eu-staging");
        assertThat(fish("list --")).contains("--state", "--sort", "--reverse", "--wide", "--workspace", "--help");
        assertThat(fish("create ")).isEmpty();
    }

    @Test
    void followsSubcommandsOfSubcommands() throws Exception {
        var set = CommandSpec.create()
                .name("set")
                .addOption(OptionSpec.builder("--from")
                        .type(Path.class)
                        .paramLabel("FILE")
                        .build())
                .addOption(OptionSpec.builder("--kind").type(Shell.class).build())
                .addPositional(PositionalParamSpec.builder()
                        .type(EnvironmentName.class)
                        .build());
        var config = CommandSpec.create().name("config").addSubcommand("set", set);
        config.addSubcommand("schema", CommandSpec.create().name("schema"));
        var root = CommandSpec.create().name("torrust-tracker-deployer").addSubcommand("config", config);
        script = shell -> Completion.of(root, Shell.valueOf(shell));

        assertThat(bash("config ")).containsExactly("set", "schema");
        assertThat(bash("config set --k")).containsExactly("--kind");
        assertThat(bash("config set --kind f")).containsExactly("fish");
        assertThat(bash("config set --kind fish ")).containsExactly("demo", "eu-staging");
        assertThat(fish("config ")).containsExactlyInAnyOrder("set", "schema");
        assertThat(fish("config set --kind f")).containsExactly("fish");
        assertThat(fish("config set --kind fish e")).containsExactly("eu-staging");
        assertThat(zsh("config sc")).isEqualTo("config schema");
        assertThat(zsh("config set --kind f")).isEqualTo("config set --kind fish");
        assertThat(zsh("config set --kind fish e")).isEqualTo("config set --kind fish eu-staging");
    }

    @Test
    void offersFilesAndFoldersWhereOneIsWanted() throws Exception {
        Files.createDirectory(folder.resolve("template-folder"));
        Files.writeString(folder.resolve("template-file"), "");

        assertThat(bash("create demo --ssh-key templ")).containsExactlyInAnyOrder("template-file", "template-folder");
        assertThat(bash("create demo --template templ")).containsExactly("template-folder");
        assertThat(fish("create demo --template templ")).containsExactly("template-folder/");
    }

    @Test
    void asksTheProgramForTheEnvironmentsThatAreThere() throws IOException {
        var program = new FakeProgram(
                Story.of("demo", "lxd", Duration.ofMinutes(5)).running("op-2"),
                Story.of("gone", "lxd", Duration.ofMinutes(5)).running("op-2").destroyed());

        assertThat(DeployerRun.of(program, "__environments")).isEqualTo(DeployerRun.printing("demo\n"));
    }

    @Test
    void asksTheProgramForTheLastOperationsTheNewestFirst(@TempDir Path workspace) {
        assertThat(RecordedPast.busy(workspace).run("__operations").out()).startsWith("op-7\nop-6\nop-5\n");
    }

    @Test
    void isForThreeShells() {
        assertThat(DeployerRun.of(new FakeProgram(), "completion", "tcsh").err())
                .contains("[bash, zsh, fish]");
        assertThat(DeployerRun.of(new FakeProgram(), "completion").exitCode()).isEqualTo(ExitCodes.USAGE);
    }
}
