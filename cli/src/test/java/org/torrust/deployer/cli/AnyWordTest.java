package org.torrust.deployer.cli;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.torrust.deployer.adapter.process.Query;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.cli.wiring.DeployerProgram;
import org.torrust.deployer.command.port.Interruption;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Whatever stands in the place of a value, in every option and every word of every command, is a value or gets a sentence:
 * nobody's words become a command, nothing steers the terminal, and where it is refused everything is as it was.
 */
class AnyWordTest {

    private static final Set<String> GROUPS = Set.of("config", "history", "events", "projections");

    /** What the first words of a line are not by themselves. */
    private static final Map<String, String> NAMES = Map.of("history demo", "history");

    /** Each command as it can be given, its words first; a new command wants a line here. */
    private static final Map<String, List<String>> COMMANDS = Map.ofEntries(
            command("create other", "--provider=simulated", "--dry-run"),
            command("config template"),
            command("config schema"),
            command("config validate settings.yaml"),
            command("config show demo"),
            command("config set demo tracker.tag=3", "--dry-run"),
            command("provision demo", "--dry-run"),
            command("configure demo", "--dry-run"),
            command("release demo", "--dry-run"),
            command("run demo", "--dry-run"),
            command("deploy demo", "--dry-run"),
            command("stop demo", "--dry-run"),
            command("destroy demo", "--dry-run"),
            command("restore demo backup.tar.gz", "--dry-run"),
            command("test demo"),
            command("status demo"),
            command("list"),
            command("history demo"),
            command("history show 1"),
            command("history diff demo demo"),
            command("replay demo"),
            command("events list demo"),
            command("events show 1"),
            command("events types"),
            command("events export demo"),
            command("events import export.jsonl", "--into=imported"),
            command("events verify"),
            command("events checkpoint"),
            command("projections list"),
            command("projections rebuild list"),
            command("projections verify list"),
            command("logs demo tracker"),
            command("ssh demo true"),
            command("unlock demo", "--op=none", "--reason=gone"),
            command("check", "--provider=simulated"),
            command("help list"),
            command("completion bash"),
            command("__environments"),
            command("__operations"));

    /** Refusals the operator can do something about; what is let through may come to an end like any other. */
    private static final Set<Integer> ENDS = Set.of(
            ExitCodes.OK,
            ExitCodes.USAGE,
            ExitCodes.NOT_FOUND,
            ExitCodes.WRONG_STATE,
            ExitCodes.TOOL_FAILED,
            ExitCodes.SAYS_NO,
            ExitCodes.STORE);

    private static final Map<String, String> VALUES = values();

    private static final Set<String> FOR_FLAGS = Set.of("empty", "huge", "control characters");

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private static Path folder;

    private static Path workspace;
    private static Map<String, String> before;

    @BeforeAll
    static void begin() throws IOException {
        workspace = folder.resolve("workspace");
        Files.createDirectories(folder.resolve("words"));
        Files.writeString(folder.resolve("words/settings.yaml"), "ssh: {port: 22}");
        var pipe = folder.resolve("words/pipe").toString();
        assertThat(Query.ask(List.of("mkfifo", pipe), SOON).isGood()).isTrue();
        run("create", "demo", "--provider", "simulated", "--set", "provider.step-seconds=0");
        assertThat(run("deploy", "demo", "--auto-approve").exitCode()).isZero();
        before = seen();
    }

    @Test
    void isTriedInEveryCommand() {
        assertThat(leaves(tree().getCommandSpec()))
                .map(AnyWordTest::words)
                .containsExactlyInAnyOrderElementsOf(COMMANDS.keySet());
    }

    @TestFactory
    Stream<DynamicTest> isAValueOrGetsASentence() {
        var commands = leaves(tree().getCommandSpec()).stream()
                .flatMap(command -> Stream.concat(
                                command.options().stream().filter(option -> !option.inherited() && !option.usageHelp()),
                                command.positionalParameters().stream())
                        .map(argument -> DynamicTest.dynamicTest(
                                words(command) + " " + named(argument), () -> tryAll(command, argument))));
        var everywhere = tree().getCommandSpec().options().stream()
                .map(option -> DynamicTest.dynamicTest(option.longestName(), () -> tryAll(option)));
        return Stream.concat(commands, everywhere);
    }

    private static void tryAll(CommandSpec command, ArgSpec argument) {
        var isFlag = argument instanceof OptionSpec option && option.arity().max() == 0;
        VALUES.forEach((name, value) -> {
            if (!isFlag || FOR_FLAGS.contains(name)) {
                lines(command, argument, value).forEach(line -> {
                    var run = requireJudged(name, line);
                    if (value.isBlank() && !isFlag && isOne(argument)) {
                        requireNamed(argument, run);
                    }
                });
            }
        });
    }

    /** Of words there can be any number of, each is judged by its command. */
    private static boolean isOne(ArgSpec argument) {
        return argument instanceof OptionSpec || !argument.isMultiValue();
    }

    private static void requireNamed(ArgSpec argument, DeployerRun run) {
        assertThat(run)
                .returns(ExitCodes.USAGE, DeployerRun::exitCode)
                .extracting(DeployerRun::err)
                .asString()
                .startsWith("Error: %s is empty.".formatted(named(argument)));
    }

    private static void tryAll(OptionSpec option) {
        VALUES.forEach((name, value) -> {
            var run = requireJudged(name, List.of(option.longestName() + "=" + placed(option, value), "list"));
            if (value.isBlank() && option.arity().max() > 0) {
                assertThat(run.err()).contains(option.longestName() + " is empty.");
            }
            requireJudged(name, List.of("list", option.longestName(), placed(option, value)));
        });
    }

    private static List<List<String>> lines(CommandSpec command, ArgSpec argument, String value) {
        var usual =
                COMMANDS.get(words(command)).stream().map(AnyWordTest::ofFolder).toList();
        var options = usual.stream().filter(word -> word.startsWith("--")).toList();
        var words = usual.stream().filter(word -> !word.startsWith("--")).toList();
        var count = words(command).split(" ").length;
        var typed = placed(argument, value);
        if (argument instanceof OptionSpec option) {
            var name = option.longestName();
            var others = options.stream()
                    .filter(word -> !word.startsWith(name + "="))
                    .toList();
            return option.arity().max() == 0 || !value.startsWith("-")
                    ? List.of(joined(words, others, List.of(name + "=" + typed)))
                    : List.of(
                            joined(words, others, List.of(name + "=" + typed)),
                            joined(words, List.of(name, typed), others));
        }
        var place = count + ((PositionalParamSpec) argument).index().min();
        var positionals = new ArrayList<>(words.subList(count, Math.min(place, words.size())));
        positionals.add(typed);
        if (place + 1 < words.size()) {
            positionals.addAll(words.subList(place + 1, words.size()));
        }
        var named = words.subList(0, count);
        return value.startsWith("-")
                ? List.of(joined(named, options, positionals), joined(named, options, List.of("--"), positionals))
                : List.of(joined(named, options, positionals));
    }

    /** Files that a usual line names are where the tests are. */
    private static String ofFolder(String word) {
        return word.replaceFirst(
                "(settings\\.yaml|backup\\.tar\\.gz|export\\.jsonl|imported)$", folder.resolve("words") + "/$1");
    }

    @SafeVarargs
    private static List<String> joined(List<String>... parts) {
        return Stream.of(parts).flatMap(List::stream).toList();
    }

    /** What names a file does so where the tests are, and not where they are run. */
    private static String placed(ArgSpec argument, String value) {
        if (argument.type() != Path.class || value.isBlank() || value.startsWith("/")) {
            return value;
        }
        try {
            return folder.resolve("words").resolve(value).toString();
        } catch (InvalidPathException e) {
            return value;
        }
    }

    private static DeployerRun requireJudged(String name, List<String> line) {
        var run =
                assertTimeoutPreemptively(SOON, () -> run(line.toArray(String[]::new)), () -> name + " took too long");

        var told = name + ": " + shortened(line);
        assertThat(run.exitCode()).as(() -> told + run.err()).isIn(ENDS);
        assertThat(run.err())
                .as(told)
                .doesNotContain("\tat ", "Exception", "java.", "org.torrust.")
                .doesNotContainPattern("[\\p{Cc}&&[^\\n]]")
                .hasSizeLessThan(6000);
        assertThat(run.err().lines().count()).as(run.err()).isLessThan(20);
        if (run.exitCode() != ExitCodes.OK) {
            assertThat(seen()).as(told).isEqualTo(before);
        } else {
            before = seen();
            assertThat(run.out()).as(told).doesNotContainPattern("[\\x00-\\x09\\x0b-\\x1f\\x7f]");
        }
        if (run.exitCode() == ExitCodes.USAGE || run.exitCode() == ExitCodes.NOT_FOUND) {
            assertThat(run.out()).as(told).isEmpty();
            assertThat(run.err()).as(told).contains("Error: ");
        }
        return run;
    }

    private static String shortened(List<String> line) {
        return line.stream()
                .map(word -> word.length() > 100 ? word.substring(0, 100) + "…" : word)
                .toList()
                .toString();
    }

    /** All files but the database's own, each with its time and size, and how many events there are. */
    private static Map<String, String> seen() {
        var seen = new TreeMap<String, String>();
        seen.put(
                "events",
                String.valueOf(new DeployerProgram()
                        .events(new Workspace(workspace))
                        .checkpoint()
                        .position()));
        try (var all = Files.walk(folder)) {
            for (var file : all.toList()) {
                if (!file.toString().contains("events.db") && !Files.isDirectory(file)) {
                    seen.put(file.toString(), Files.size(file) + " " + Files.getLastModifiedTime(file));
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return seen;
    }

    private static DeployerRun run(String... line) {
        var words = Stream.of(line).anyMatch(word -> word.startsWith("--workspace"))
                ? List.of(line)
                : joined(List.of("--workspace", workspace.toString()), List.of(line));
        return DeployerRun.of(new QuickProgram(), words.toArray(String[]::new));
    }

    private static Map.Entry<String, List<String>> command(String words, String... options) {
        var line = new ArrayList<>(List.of(words.split(" ")));
        var name = String.join(" ", line.subList(0, GROUPS.contains(line.getFirst()) ? Math.min(2, line.size()) : 1));
        line.addAll(List.of(options));
        return entry(NAMES.getOrDefault(name, name), line);
    }

    private static String words(CommandSpec command) {
        return command.qualifiedName(" ").replaceFirst("^\\S+ ", "");
    }

    private static String named(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    /** Those that do something; a group only says which it has. */
    private static List<CommandSpec> leaves(CommandSpec command) {
        return command.subcommands().values().stream()
                .distinct()
                .map(CommandLine::getCommandSpec)
                .flatMap(each -> each.positionalParameters().isEmpty()
                                && !each.subcommands().isEmpty()
                        ? leaves(each).stream()
                        : Stream.concat(Stream.of(each), leaves(each).stream()))
                .toList();
    }

    private static CommandLine tree() {
        return CommandTree.of(
                new QuickProgram(),
                new FakeConsole(null),
                java.time.Clock.systemUTC(),
                new Interruption(),
                List.of(),
                new OptionVariables(Map.of()));
    }

    private static Map<String, String> values() {
        var values = new LinkedHashMap<String, String>();
        values.put("empty", "");
        values.put("blank", " ");
        values.put("huge", "x".repeat(1 << 20));
        values.put("huge, of parts", "a-".repeat(1 << 15));
        values.put("huge, of ages", "1h".repeat(1 << 15));
        values.put("huge, of lists", "a,".repeat(1 << 12));
        values.put("huge, of references", "${".repeat(1 << 15));
        values.put("huge, of brackets", "(".repeat(1 << 15));
        values.put("control characters", "\u001b[31mred\u001b[2J\u0007\b\r\t\u009b1m");
        values.put("NUL", "a\u0000b");
        values.put("option --force", "--force");
        values.put("option -x", "-x");
        values.put("end of options", "--");
        values.put("file of options", "@/etc/passwd");
        values.put("shell $", "$(id)");
        values.put("shell quotes", "'\"\\'");
        values.put("template ${", "${HOME}");
        values.put("template {{", "{{ 7*7 }}");
        values.put("template %{", "%{x}");
        values.put("template #set", "#set($a=1)$a");
        values.put("format", "%s%n%d%");
        values.put("path up", "../../etc/passwd");
        values.put("path root", "/");
        values.put("path folder", "/etc");
        values.put("path null", "/dev/null");
        values.put("path pipe", "pipe");
        values.put("path zero", "/dev/zero");
        values.put("right to left", "\u202emoc.elpmaxe");
        values.put("emoji", "🚀👩‍👩‍👧");
        values.put("zero width", "de\u200bmo");
        values.put("homoglyph", "dеmo");
        values.put("lone surrogate", "a\ud800b");
        values.put("number, large", "99999999999999999999");
        values.put("number, negative", "-1");
        values.put("setting", "tracker.tag=$(id)\u001b[31m");
        return values;
    }

    /** The program as it is, but that Spring begins only where something is to be written: a line that is wrong comes to nothing. */
    private static final class QuickProgram extends RealProgram {

        @Override
        public IFactory subcommands(Context context) {
            return new SubcommandFactory(context, () -> new FakeProgram.ByConstructor(context));
        }
    }
}
