package org.torrust.deployer.cli.manual;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.cli.OptionVariables;
import org.torrust.deployer.cli.history.OperationName;
import org.torrust.deployer.cli.manual.CommandPage.Argument;
import org.torrust.deployer.cli.manual.CommandPage.Option;
import org.torrust.deployer.query.moment.EnvironmentMoment;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ScopeType;

/** Reads pages off the commands. No subcommand is made for that: to make a writing one would start Spring. */
final class CommandPages {

    private static final String HELP = "help";

    private CommandPages() {}

    /** The page of a command, with those of its subcommands; what is hidden is left out. */
    static CommandPage of(CommandSpec command) {
        return page(command, List.of(command.name()));
    }

    private static CommandPage page(CommandSpec command, List<String> words) {
        var usage = command.usageMessage();
        var footer = Arrays.asList(usage.footer());
        var examples = examplesBegin(footer, usage.footerHeading());
        return new CommandPage(
                words,
                text(usage.header().length > 0 ? usage.header() : usage.description()),
                command.positionalParameters().stream()
                        .filter(argument -> !argument.hidden())
                        .map(argument -> argument(command, argument))
                        .toList(),
                command.options().stream()
                        .filter(option -> !option.hidden())
                        .map(option -> option(command, option))
                        .toList(),
                notes(footer, examples),
                footer.subList(examples, footer.size()).stream()
                        .takeWhile(line -> !line.isBlank())
                        .map(String::strip)
                        .toList(),
                usage.exitCodeList(),
                subcommands(command, words));
    }

    /** A heading of picocli's, or a line among the others. */
    private static int examplesBegin(List<String> footer, String heading) {
        if (heading.contains("Example")) {
            return 0;
        }
        for (var i = 0; i < footer.size(); i++) {
            if (footer.get(i).matches("Examples?:")) {
                return i + 1;
            }
        }
        return footer.size();
    }

    private static List<String> notes(List<String> footer, int examples) {
        var end = examples
                + (int) footer.subList(examples, footer.size()).stream()
                        .takeWhile(line -> !line.isBlank())
                        .count();
        var notes = new ArrayList<>(footer.subList(0, Math.max(0, examples - 1)));
        notes.addAll(footer.subList(end, footer.size()));
        return notes.stream().filter(line -> !line.isBlank()).toList();
    }

    private static List<CommandPage> subcommands(CommandSpec command, List<String> words) {
        return command.subcommands().entrySet().stream()
                .filter(sub -> !sub.getValue().getCommandSpec().usageMessage().hidden())
                .filter(sub -> sub.getKey().equals(sub.getValue().getCommandName()))
                .map(sub -> page(sub.getValue().getCommandSpec(), with(words, sub.getKey())))
                .toList();
    }

    private static List<String> with(List<String> words, String word) {
        var more = new ArrayList<>(words);
        more.add(word);
        return more;
    }

    private static Argument argument(CommandSpec command, PositionalParamSpec argument) {
        return new Argument(
                argument.paramLabel(),
                isHelp(command) ? new Value.Words(names(command.parent()), false) : value(command, argument),
                text(argument.description()),
                argument.arity().min() > 0,
                argument.typeInfo().isMultiValue());
    }

    private static Option option(CommandSpec command, OptionSpec option) {
        var value = option.arity().max() == 0 ? new Value.None() : value(command, option);
        return new Option(
                Arrays.asList(option.names()),
                value instanceof Value.None ? "" : option.paramLabel(),
                value,
                text(option.description()),
                OptionVariables.of(command, option),
                option.inherited() || option.scopeType() == ScopeType.INHERIT,
                option.typeInfo().isMultiValue());
    }

    private static Value value(CommandSpec command, ArgSpec argument) {
        if (argument.completionCandidates() != null) {
            var words = StreamSupport.stream(argument.completionCandidates().spliterator(), false);
            return new Value.Words(words.toList(), !argument.splitRegex().isEmpty());
        }
        var type = argument.typeInfo().isMultiValue() ? argument.auxiliaryTypes()[0] : argument.type();
        if (type == Path.class) {
            return argument.paramLabel().contains("DIR") ? new Value.Folders() : new Value.Files();
        }
        if (type == OperationId.class || type == OperationName.class) {
            return new Value.Operations();
        }
        // The name of one that is to be made cannot be guessed.
        var isEnvironment = type == EnvironmentName.class || type == EnvironmentMoment.class;
        return isEnvironment && !command.name().equals("create") ? new Value.Environments() : new Value.Any();
    }

    /** picocli's own, whose argument it could not complete by itself. */
    private static boolean isHelp(CommandSpec command) {
        return command.name().equals(HELP) && command.parent() != null;
    }

    private static List<String> names(CommandSpec parent) {
        return parent.subcommands().entrySet().stream()
                .filter(sub -> !sub.getValue().getCommandSpec().usageMessage().hidden())
                .map(Map.Entry::getKey)
                .filter(name -> !name.equals(HELP))
                .toList();
    }

    /** Lines as one text, as picocli would format them. */
    private static String text(String[] lines) {
        return String.join(" ", lines).replace("%n", " ").replace("%%", "%").strip();
    }
}
