package org.torrust.deployer.cli;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Gives the options that the command line leaves out the values of their variables, e.g. {@code --ssh-key} that of
 * {@code DEPLOYER_SSH_KEY}. This happens behind the parser and not by picocli's default values, which would make a flag
 * that is given beside its variable mean the opposite, replace {@code ${…}} in values, and fail for what is overridden.
 */
public final class OptionVariables {

    /** What lets data go or shows a secret is said each time; a shell's profile must not say it. */
    private static final Set<String> ONLY_TYPED = Set.of("--force", "--secrets");

    private final Map<String, String> environment;

    OptionVariables(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** The variable of an option, e.g. {@code DEPLOYER_SSH_KEY}; null for those that have none. */
    public static @Nullable String of(OptionSpec option) {
        return option.usageHelp() || option.versionHelp() || option.hidden() || isOnlyTyped(option)
                ? null
                : name(option);
    }

    private static boolean isOnlyTyped(OptionSpec option) {
        return ONLY_TYPED.contains(option.longestName());
    }

    private static String name(OptionSpec option) {
        return "DEPLOYER_"
                + option.longestName().replaceFirst("^-+", "").replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** Fills what a command line that was read left out. */
    void fill(ParseResult parsed) {
        var commands = parsed.asCommandLineList();
        if (commands.stream().noneMatch(OptionVariables::onlyTells)) {
            var given = given(commands);
            commands.forEach(command -> fill(command, given));
        }
    }

    /** Fills what tells how a failure is to look, for a command line that could not be read. */
    void fillRoot(CommandLine root, String[] arguments) {
        var given = new HashSet<String>();
        Arrays.stream(arguments).map(word -> word.replaceFirst("=.*", "")).forEach(given::add);
        root.getCommandSpec().options().stream()
                .filter(option -> Arrays.stream(option.names()).noneMatch(given::contains))
                .forEach(option -> fillIfReadable(root, option));
    }

    private static boolean onlyTells(CommandLine command) {
        return command.isUsageHelpRequested() || command.isVersionHelpRequested();
    }

    private static Set<String> given(List<CommandLine> commands) {
        var given = new HashSet<String>();
        commands.forEach(
                command -> command.getParseResult().matchedOptions().forEach(option -> given.add(name(option))));
        return given;
    }

    private void fill(CommandLine command, Set<String> given) {
        command.getCommandSpec().options().stream()
                .filter(option -> !option.inherited() && !given.contains(name(option)))
                .forEach(option -> fill(command, option));
    }

    private void fill(CommandLine command, OptionSpec option) {
        var text = environment.getOrDefault(name(option), "");
        if (text.isEmpty()) {
            return;
        }
        if (isOnlyTyped(option)) {
            throw new ParameterException(
                    command,
                    "%s is set, but %s counts only where it is typed.".formatted(name(option), option.longestName()));
        }
        if (of(option) != null) {
            OptionText.set(command, option, name(option), text);
        }
    }

    private void fillIfReadable(CommandLine root, OptionSpec option) {
        try {
            fill(root, option);
        } catch (ParameterException e) {
            // One mistake is told at a time, and this is not the one.
        }
    }
}
