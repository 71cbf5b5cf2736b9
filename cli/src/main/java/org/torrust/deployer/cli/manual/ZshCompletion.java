package org.torrust.deployer.cli.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Completion for zsh: a function for each command, in the words of its {@code _arguments}. */
final class ZshCompletion {

    private static final String HEAD = """
            #compdef torrust-tracker-deployer
            # Completion of torrust-tracker-deployer for zsh, made by 'torrust-tracker-deployer completion zsh'.

            _torrust-tracker-deployer-environments() {
                local -a names
                names=(${(f)"$(_call_program environments $program __environments ${workspace:+--workspace=${(q)workspace}} 2>/dev/null)"})
                _describe -t environments environment names
            }

            _torrust-tracker-deployer-operations() {
                local -a ids
                ids=(${(f)"$(_call_program operations $program __operations ${workspace:+--workspace=${(q)workspace}} 2>/dev/null)"})
                _describe -V -t operations operation ids
            }

            """;

    /** Loaded by zsh from its function path it is the function's body; sourced it registers the function. */
    private static final String TAIL = """
            if [[ ${funcstack[1]} == _torrust-tracker-deployer ]]; then
                _torrust-tracker-deployer "$@"
            else
                compdef _torrust-tracker-deployer torrust-tracker-deployer
            fi
            """;

    private ZshCompletion() {}

    static String of(CommandPage program) {
        return HEAD + program.all().map(ZshCompletion::function).collect(Collectors.joining()) + TAIL;
    }

    private static String function(CommandPage page) {
        var lines = new ArrayList<String>();
        lines.add("_" + String.join("-", page.words()) + "() {");
        if (page.words().size() == 1) {
            lines.add("    local program=$words[1] workspace=${${(M)words:#--workspace=*}[1]#*=}");
            lines.add("    local at=${words[(i)--workspace]}");
            lines.add("    (( at < CURRENT - 1 )) && workspace=$words[at+1]");
            lines.add("    workspace=${${(Q)workspace}/#\\~/$HOME}");
        }
        lines.addAll(page.subcommands().isEmpty() ? leaf(page) : branch(page));
        lines.add("}\n\n");
        return String.join("\n", lines);
    }

    private static List<String> leaf(CommandPage page) {
        var words = new ArrayList<String>();
        words.add("    _arguments -s -S");
        page.options().forEach(option -> words.add(option(option)));
        page.arguments().forEach(argument -> words.add(argument(argument)));
        return List.of(String.join(" \\\n        ", words));
    }

    private static String argument(CommandPage.Argument argument) {
        return Quoting.single((argument.repeated() ? "*" : "")
                + ":%s:%s".formatted(Quoting.zsh(argument.label().toLowerCase(Locale.ROOT)), action(argument.value())));
    }

    private static List<String> branch(CommandPage page) {
        var lines = new ArrayList<String>();
        lines.add("    local curcontext=$curcontext state line ret=1");
        lines.add("    typeset -A opt_args");
        lines.add("    _arguments -s -C \\");
        page.options().forEach(option -> lines.add("        %s \\".formatted(option(option))));
        lines.add("        '1: :->command' '*:: :->arguments' && ret=0");
        lines.add("    case $state in");
        lines.add("        command)");
        lines.add("            local -a commands=(");
        page.subcommands()
                .forEach(sub -> lines.add("                %s"
                        .formatted(Quoting.single("%s:%s"
                                .formatted(
                                        sub.words().getLast(),
                                        Quoting.firstSentence(sub.summary()).replace(":", "\\:"))))));
        lines.add("            )");
        lines.add("            _describe -t commands command commands && ret=0");
        page.arguments().stream()
                .limit(1)
                .forEach(argument -> lines.add("            %s && ret=0".formatted(action(argument.value()))));
        lines.add("            ;;");
        lines.add("        arguments)");
        lines.add("            case $line[1] in");
        page.subcommands()
                .forEach(sub -> lines.add("                %s) _%s && ret=0 ;;"
                        .formatted(sub.words().getLast(), String.join("-", sub.words()))));
        if (!page.arguments().isEmpty()) {
            lines.add("                *)" + leaf(page).getFirst() + " && ret=0 ;;");
        }
        lines.add("            esac ;;");
        lines.add("    esac");
        lines.add("    return ret");
        return lines;
    }

    private static String option(CommandPage.Option option) {
        var names = option.names();
        var excluded = option.repeatable() ? "*" : "(" + String.join(" ", names) + ")";
        var rest = "[%s]%s"
                .formatted(
                        Quoting.zsh(Quoting.firstSentence(option.description())),
                        option.takesValue()
                                ? ":%s:%s".formatted(Quoting.zsh(option.label()), action(option.value()))
                                : "");
        return names.stream()
                .map(name -> Quoting.single(
                        excluded + name + (option.takesValue() && name.startsWith("--") ? "=" : "") + rest))
                .collect(Collectors.joining(" "));
    }

    private static String action(Value value) {
        return switch (value) {
            case Value.None none -> "";
            case Value.Any any -> " ";
            case Value.Files files -> "_files";
            case Value.Folders folders -> "_files -/";
            case Value.Environments environments -> "_torrust-tracker-deployer-environments";
            case Value.Operations operations -> "_torrust-tracker-deployer-operations";
            case Value.Words words
            when words.several() -> "_values -s , word %s".formatted(String.join(" ", words.words()));
            case Value.Words words
            when words.isOpen() -> "{compadd -S \"\" -- %s}".formatted(String.join(" ", words.words()));
            case Value.Words words -> "(%s)".formatted(String.join(" ", words.words()));
        };
    }
}
