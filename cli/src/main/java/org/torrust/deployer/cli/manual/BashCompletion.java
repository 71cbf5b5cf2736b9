package org.torrust.deployer.cli.manual;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Completion for bash 4 and newer. What is asked of the program itself is only which environments and operations there are. */
final class BashCompletion {

    /** Bash cuts words at {@code =}, so that {@code --format=json} comes as three. */
    private static final String WALK = """
            _torrust_tracker_deployer() {
                local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
                local command='' position=0 subcommands='' workspace='' word kind i
                for ((i = 1; i < COMP_CWORD; i++)); do
                    word=${COMP_WORDS[i]}
                    if [[ $word == -* ]]; then
                        if [[ -n $(__torrust_tracker_deployer_value "$command $word") ]]; then
                            if [[ ${COMP_WORDS[i + 1]} == '=' ]]; then ((i++)); fi
                            ((i++))
                            if [[ $word == --workspace ]]; then workspace=${COMP_WORDS[i]/#\\~/$HOME}; fi
                        fi
                    elif [[ $word == '=' ]]; then
                        ((i++))
                    elif [[ " $(__torrust_tracker_deployer_subcommands "$command") " == *" $word "* ]]; then
                        command=${command:+$command }$word
                    else
                        ((position++))
                    fi
                done
                if [[ $current == '=' ]]; then
                    current=''
                elif [[ $before == '=' ]]; then
                    before=${COMP_WORDS[COMP_CWORD - 2]}
                fi
                COMPREPLY=()
                kind=''
                if [[ $before == -* ]]; then kind=$(__torrust_tracker_deployer_value "$command $before"); fi
                if [[ -z $kind && $current == -* ]]; then
                    kind="words $(__torrust_tracker_deployer_options "$command")"
                elif [[ -z $kind ]]; then
                    kind=$(__torrust_tracker_deployer_argument "$command $position")
                    if ((position == 0)); then subcommands=$(__torrust_tracker_deployer_subcommands "$command"); fi
                    if [[ -z $kind ]]; then kind=words; fi
                fi
                case $kind in
                    words*)
                        mapfile -t COMPREPLY < <(compgen -W "${kind#words} $subcommands" -- "$current")
                        # A value comes right behind it.
                        if [[ ${COMPREPLY[0]-} == *= ]]; then compopt -o nospace; fi
                        ;;
                    several*)
                        local others=''
                        if [[ $current == *,* ]]; then others=${current%,*},; fi
                        mapfile -t COMPREPLY < <(compgen -P "$others" -W "${kind#several}" -- "${current##*,}")
                        ;;
                    files) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- "$current") ;;
                    folders) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -d -- "$current") ;;
                    environments | operations)
                        mapfile -t COMPREPLY < <(compgen -W "$("${COMP_WORDS[0]}" "__$kind" ${workspace:+"--workspace=$workspace"} 2>/dev/null) $subcommands" -- "$current")
                        ;;
                esac
            }
            complete -F _torrust_tracker_deployer torrust-tracker-deployer
            """;

    private BashCompletion() {}

    static String of(CommandPage program) {
        var values = new LinkedHashMap<String, List<String>>();
        var arguments = new LinkedHashMap<String, List<String>>();
        program.all().forEach(page -> {
            page.options().stream()
                    .filter(CommandPage.Option::takesValue)
                    .forEach(option -> option.names()
                            .forEach(name -> put(values, kind(option.value()), page.subcommand() + " " + name)));
            for (var i = 0; i < page.arguments().size(); i++) {
                put(arguments, kind(page.arguments().get(i).value()), page.subcommand() + " " + i);
            }
        });
        return "# Completion of torrust-tracker-deployer for bash, made by 'torrust-tracker-deployer completion bash'.\n\n"
                + function("What an option takes, by its subcommand; nothing for a flag.", "value", values)
                + function("What an argument is, by its subcommand and place.", "argument", arguments)
                + function("The options of a subcommand.", "options", words(program, BashCompletion::options))
                + function(
                        "The subcommands of a command.",
                        "subcommands",
                        words(program, page -> String.join(" ", page.subcommandNames())))
                + WALK;
    }

    private static void put(Map<String, List<String>> cases, String answer, String pattern) {
        cases.computeIfAbsent(answer, unused -> new ArrayList<>()).add(pattern);
    }

    private static Map<String, List<String>> words(CommandPage program, Function<CommandPage, String> words) {
        var cases = new LinkedHashMap<String, List<String>>();
        program.all()
                .filter(page -> !words.apply(page).isEmpty())
                .forEach(page -> put(cases, words.apply(page), page.subcommand()));
        return cases;
    }

    private static String options(CommandPage page) {
        return page.options().stream()
                .flatMap(option -> option.names().stream())
                .collect(Collectors.joining(" "));
    }

    private static String kind(Value value) {
        return switch (value) {
            case Value.None none -> "";
            case Value.Any any -> "any";
            case Value.Files files -> "files";
            case Value.Folders folders -> "folders";
            case Value.Environments environments -> "environments";
            case Value.Operations operations -> "operations";
            case Value.Words words -> (words.several() ? "several " : "words ") + String.join(" ", words.words());
        };
    }

    private static String function(String comment, String name, Map<String, List<String>> cases) {
        var lines =
                new StringBuilder("# %s\n__torrust_tracker_deployer_%s() {\n    case $1 in\n".formatted(comment, name));
        cases.forEach((answer, patterns) -> lines.append("        %s) echo %s ;;\n"
                .formatted(
                        patterns.stream().map(Quoting::single).collect(Collectors.joining(" | ")),
                        Quoting.single(answer))));
        return lines.append("    esac\n}\n\n").toString();
    }
}
