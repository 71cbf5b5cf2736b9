package org.torrust.deployer.cli.manual;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that is to be told of a command.
 *
 * @param words the program's name and those of the subcommands, e.g. {@code torrust-tracker-deployer config set}
 * @param notes what else its help says
 * @param examples command lines
 * @param exitCodes meaning by code
 */
record CommandPage(
        List<String> words,
        String summary,
        List<Argument> arguments,
        List<Option> options,
        List<String> notes,
        List<String> examples,
        Map<String, String> exitCodes,
        List<CommandPage> subcommands) {

    CommandPage {
        words = List.copyOf(words);
        arguments = List.copyOf(arguments);
        options = List.copyOf(options);
        notes = List.copyOf(notes);
        examples = List.copyOf(examples);
        subcommands = List.copyOf(subcommands);
    }

    /** An argument, at its place. */
    record Argument(String label, Value value, String description, boolean required, boolean repeated) {

        String synopsis() {
            var one = repeated ? label + "..." : label;
            return required ? one : "[" + one + "]";
        }
    }

    /**
     * An option.
     *
     * @param names the short one first
     * @param label of its value, empty for a flag
     * @param variable where its value is taken from when it is left out, or null
     * @param global whether all subcommands have it
     */
    record Option(
            List<String> names,
            String label,
            Value value,
            String description,
            @Nullable String variable,
            boolean global,
            boolean repeatable) {

        Option {
            names = List.copyOf(names);
        }

        boolean takesValue() {
            return !(value instanceof Value.None);
        }
    }

    /** As typed, e.g. {@code torrust-tracker-deployer config set}. */
    String name() {
        return String.join(" ", words);
    }

    /** Behind the program's name, e.g. {@code config set}; empty for the program itself. */
    String subcommand() {
        return String.join(" ", words.subList(1, words.size()));
    }

    /** E.g. {@code torrust-tracker-deployer list [OPTION]...}. */
    String synopsis() {
        var operands = subcommands.isEmpty()
                ? arguments.stream().map(Argument::synopsis)
                : Stream.of(arguments.isEmpty() ? "COMMAND" : "[%s | COMMAND]".formatted(labels()));
        return String.join(
                " ", Stream.concat(Stream.of(name(), "[OPTION]..."), operands).toList());
    }

    private String labels() {
        return arguments.stream().map(Argument::label).collect(Collectors.joining(" "));
    }

    List<String> subcommandNames() {
        return subcommands.stream().map(sub -> sub.words().getLast()).toList();
    }

    List<Option> ownOptions() {
        return options.stream().filter(option -> !option.global()).toList();
    }

    List<Option> globalOptions() {
        return options.stream().filter(Option::global).toList();
    }

    /** This page and those of all subcommands, each before its own. */
    Stream<CommandPage> all() {
        return Stream.concat(Stream.of(this), subcommands.stream().flatMap(CommandPage::all));
    }
}
