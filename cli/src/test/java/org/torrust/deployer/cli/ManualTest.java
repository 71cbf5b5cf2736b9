package org.torrust.deployer.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.torrust.deployer.cli.manual.Manual;
import org.torrust.deployer.command.port.Interruption;
import picocli.CommandLine.Model.CommandSpec;

/** What is written beside the program. */
class ManualTest {

    @TempDir
    private Path folder;

    private static CommandSpec commands() {
        return CommandTree.of(
                        new FakeProgram(),
                        new FakeConsole(null),
                        Clock.systemUTC(),
                        new Interruption(),
                        List.of(),
                        new OptionVariables(java.util.Map.of()))
                .getCommandSpec();
    }

    private List<Path> manPages() throws IOException {
        Manual.write(commands(), folder, "1.2.3", "2026-11-24");
        try (Stream<Path> pages = Files.list(folder.resolve("man1"))) {
            return pages.sorted().toList();
        }
    }

    @Test
    void thePageOfAllCommandsIsWhatTheyAre() throws IOException {
        assertThat(Files.readString(Path.of("../docs/commands.md")))
                .as(
                        "docs/commands.md is not what the commands are; write it anew: ./mvnw package -DskipTests && docs/write-commands-page")
                .isEqualTo(Manual.markdown(commands()));
    }

    @Test
    void everySubcommandHasAManPage() throws IOException {
        var names =
                manPages().stream().map(page -> page.getFileName().toString()).toList();

        assertThat(names)
                .contains("torrust-tracker-deployer.1", "torrust-tracker-deployer-create.1")
                .hasSameSizeAs(names(commands()))
                .containsAll(names(commands()));
    }

    private static List<String> names(CommandSpec command) {
        var names = new ArrayList<>(List.of(command.qualifiedName("-") + ".1"));
        command.subcommands().values().stream()
                .map(sub -> sub.getCommandSpec())
                .filter(sub -> !sub.usageMessage().hidden())
                .forEach(sub -> names.addAll(names(sub)));
        return names;
    }

    @Test
    void aManPageTellsAllThatTheHelpTells() throws IOException {
        var page = Files.readString(manPages().stream()
                .filter(file -> file.endsWith("torrust-tracker-deployer-list.1"))
                .findFirst()
                .orElseThrow());

        assertThat(page)
                .startsWith(".TH \"TORRUST\\-TRACKER\\-DEPLOYER\\-LIST\" \"1\" \"2026-11-24\"")
                .contains(
                        ".TP\n\\fB\\-\\-sort\\fR \\fICOLUMN\\fR\nSort by: name, created, modified, state.",
                        ".SH \"EXAMPLES\"\n.nf\ntorrust\\-tracker\\-deployer list\n",
                        ".TP\n\\fBDEPLOYER_SORT\\fR\n",
                        ".TP\n\\fB8\\fR\nThe history or its workspace cannot be used.\n");
    }

    @Test
    void groffFindsNothingToWarnOfInThem() throws Exception {
        for (var page : manPages()) {
            assertThat(complaints("groff", "-man", "-ww", "-z", "-Tutf8", page.toString()))
                    .as(page.toString())
                    .isEmpty();
        }
    }

    @Test
    void manFindsNothingToWarnOfInThem() throws Exception {
        for (var page : manPages()) {
            assertThat(complaints("man", "--warnings", "-Tutf8", "-l", page.toString()))
                    .as(page.toString())
                    .isEmpty();
        }
    }

    private static String complaints(String... line) throws Exception {
        var there = Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, line[0])));
        assumeTrue(there, line[0] + " is not installed");
        var start = new ProcessBuilder(line).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        start.environment().put("LC_ALL", "C.UTF-8");
        var process = start.start();
        process.getOutputStream().close();
        var said = new String(process.getErrorStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    @Test
    void eachShellFindsItsScriptUnderTheNameItLooksFor() throws IOException {
        manPages();

        assertThat(folder.resolve("bash/torrust-tracker-deployer")).content().contains("complete -F");
        assertThat(folder.resolve("zsh/_torrust-tracker-deployer")).content().startsWith("#compdef");
        assertThat(folder.resolve("fish/torrust-tracker-deployer.fish"))
                .content()
                .contains("complete -c");
    }
}
