package org.torrust.deployer.cli.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Completion for fish 3 and newer: one line for each thing that can be typed. */
final class FishCompletion {

    private static final String HEAD = """
            # Completion of torrust-tracker-deployer for fish, made by 'torrust-tracker-deployer completion fish'.

            function __torrust_tracker_deployer_ask
                set -l words (commandline -opc)
                set -l workspace (string match -r -- '^--workspace=(.*)' $words)[2]
                if set -l at (contains -i -- --workspace $words)
                    set workspace $words[(math $at + 1)]
                end
                if test -n "$workspace"
                    $words[1] $argv[1] --workspace=(string replace -r '^~' $HOME -- $workspace) 2>/dev/null
                else
                    $words[1] $argv[1] 2>/dev/null
                end
            end

            function __torrust_tracker_deployer_environments
                __torrust_tracker_deployer_ask __environments
            end

            function __torrust_tracker_deployer_operations
                __torrust_tracker_deployer_ask __operations
            end

            complete -c torrust-tracker-deployer -f
            """;

    private FishCompletion() {}

    static String of(CommandPage program) {
        var lines = new ArrayList<String>();
        program.all().forEach(page -> lines.addAll(lines(page)));
        return HEAD + String.join("\n", lines) + "\n";
    }

    private static List<String> lines(CommandPage page) {
        var lines = new ArrayList<String>();
        if (!page.subcommands().isEmpty()) {
            lines.add("set -l within " + String.join(" ", page.subcommandNames()));
        }
        var here = "complete -c torrust-tracker-deployer -n \"%s\"".formatted(condition(page));
        page.subcommands()
                .forEach(sub ->
                        lines.add(here + " -a %s -d %s".formatted(sub.words().getLast(), description(sub.summary()))));
        page.arguments().stream()
                .map(argument -> words(argument.value()))
                .filter(words -> !words.isEmpty())
                .forEach(words -> lines.add(here + words));
        page.options().forEach(option -> lines.add(here + option(option)));
        return lines;
    }

    /** Where a command's own words belong: behind its name, and not behind one of a subcommand of its own. */
    private static String condition(CommandPage page) {
        var behind = page.words().stream()
                .skip(1)
                .map("__fish_seen_subcommand_from %s"::formatted)
                .collect(Collectors.joining("; and "));
        var not = page.subcommands().isEmpty() ? "" : "not __fish_seen_subcommand_from $within";
        return behind.isEmpty() || not.isEmpty() ? behind + not : behind + "; and " + not;
    }

    private static String option(CommandPage.Option option) {
        var names = option.names().stream()
                .map(name -> name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1))
                .collect(Collectors.joining());
        var files = option.value() instanceof Value.Files;
        var value = option.takesValue() ? (files ? " -r" : " -x") + words(option.value()) : "";
        return names + value + " -d " + description(option.description());
    }

    private static String words(Value value) {
        return switch (value) {
            case Value.None none -> "";
            case Value.Any any -> "";
            case Value.Files files -> " -F";
            case Value.Folders folders -> " -a '(__fish_complete_directories)'";
            case Value.Environments environments -> " -a '(__torrust_tracker_deployer_environments)'";
            case Value.Operations operations -> " -a '(__torrust_tracker_deployer_operations)'";
            case Value.Words words
            when words.several() ->
                " -a %s".formatted(Quoting.fish("(__fish_append , %s)".formatted(String.join(" ", words.words()))));
            case Value.Words words -> " -a " + Quoting.fish(String.join(" ", words.words()));
        };
    }

    private static String description(String text) {
        return Quoting.fish(Quoting.firstSentence(text));
    }
}
