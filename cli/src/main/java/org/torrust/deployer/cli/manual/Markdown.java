package org.torrust.deployer.cli.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page of all commands, {@code docs/commands.md}. */
final class Markdown {

    private static final String HEAD = """
            # Commands

            Made from the commands themselves by `docs/write-commands-page`; a test compares it with them. What stands under
            [every command](#every-command) can be given with each of them, before or behind its name. An option that is left
            out is taken from its variable; a list in it is written as behind the option.
            """;

    private Markdown() {}

    static String of(CommandPage program) {
        var sections = new ArrayList<String>();
        sections.add(HEAD);
        sections.add(contents(program));
        sections.add("## Every command\n\n" + options(program.globalOptions()));
        program.all().skip(1).forEach(page -> sections.add(section(page)));
        sections.add("## Exit codes\n\n| Code | Means |\n| --- | --- |\n" + exitCodes(program));
        return sections.stream().map(String::stripTrailing).collect(Collectors.joining("\n\n")) + "\n";
    }

    private static String contents(CommandPage program) {
        return "| Command | Does |\n| --- | --- |\n"
                + program.all()
                        .skip(1)
                        .map(page -> "| [`%s`](#%s) | %s |\n"
                                .formatted(
                                        page.subcommand(), page.subcommand().replace(' ', '-'), cell(page.summary())))
                        .collect(Collectors.joining());
    }

    private static String section(CommandPage page) {
        var parts = new ArrayList<String>();
        parts.add("## " + page.subcommand());
        parts.add(page.summary());
        parts.add(block(List.of(page.synopsis())));
        if (!page.arguments().isEmpty()) {
            parts.add(arguments(page.arguments()));
        }
        var own = page.ownOptions().stream().filter(option -> !isHelp(option)).toList();
        if (!own.isEmpty()) {
            parts.add(options(own));
        }
        if (!page.notes().isEmpty()) {
            parts.add(block(page.notes()));
        }
        if (!page.examples().isEmpty()) {
            parts.add("For example:\n\n" + block(page.examples()));
        }
        return parts.stream().map(String::stripTrailing).collect(Collectors.joining("\n\n"));
    }

    private static boolean isHelp(CommandPage.Option option) {
        return option.names().contains("--help");
    }

    private static String arguments(List<CommandPage.Argument> arguments) {
        return "| Argument | |\n| --- | --- |\n"
                + arguments.stream()
                        .map(argument -> "| `%s` | %s |\n".formatted(argument.synopsis(), cell(argument.description())))
                        .collect(Collectors.joining());
    }

    private static String options(List<CommandPage.Option> options) {
        return "| Option | Variable | |\n| --- | --- | --- |\n"
                + options.stream().map(Markdown::option).collect(Collectors.joining());
    }

    private static String option(CommandPage.Option option) {
        var names = option.names().stream().map(name -> "`%s`".formatted(named(name, option)));
        var variable = Objects.requireNonNullElse(option.variable(), "");
        return "| %s | %s | %s |\n"
                .formatted(
                        names.collect(Collectors.joining(", ")),
                        variable.isEmpty() ? "" : "`%s`".formatted(variable),
                        cell(option.description()));
    }

    private static String named(String name, CommandPage.Option option) {
        return option.takesValue() && name.startsWith("--") ? name + " " + option.label() : name;
    }

    private static String exitCodes(CommandPage program) {
        return program.exitCodes().entrySet().stream()
                .map(code -> "| %s | %s |\n".formatted(code.getKey().strip(), cell(code.getValue())))
                .collect(Collectors.joining());
    }

    private static String block(List<String> lines) {
        return Stream.of("```", String.join("\n", lines), "```").collect(Collectors.joining("\n"));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "\\<");
    }
}
