package org.torrust.deployer.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.cli.log.LogOnStderr;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
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

    /** What means something else in each command; a shell's profile could mean but one of them. */
    private static final Set<String> BY_COMMAND =
            Set.of("--all", "--at", "--from", "--output", "--provider", "--timeout", "--type");

    private final Map<String, String> environment;

    OptionVariables(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /**
     * The variable of an option, e.g. {@code DEPLOYER_SSH_KEY}, or {@code DEPLOYER_RUN_TIMEOUT} where other commands mean
     * something else by it; null for those that have none.
     */
    public static @Nullable String of(CommandSpec command, OptionSpec option) {
        return option.usageHelp() || option.versionHelp() || option.hidden() || isOnlyTyped(option)
                ? null
                : name(command, option);
    }

    private static boolean isOnlyTyped(OptionSpec option) {
        return ONLY_TYPED.contains(option.longestName());
    }

    private static String name(CommandSpec command, OptionSpec option) {
        return BY_COMMAND.contains(option.longestName())
                ? variable(command.qualifiedName(" ").replaceFirst("^\\S+ ", "") + " " + option.longestName())
                : variable(option.longestName());
    }

    private static String variable(String words) {
        return "DEPLOYER_"
                + words.replaceFirst("^-+", "").replaceAll("[ -]+", "_").toUpperCase(Locale.ROOT);
    }

    /** Fills what a command line that was read left out. */
    void fill(ParseResult parsed) {
        var commands = parsed.asCommandLineList();
        if (commands.stream().anyMatch(OptionVariables::onlyTells)) {
            fillRoot(commands.getFirst(), parsed.originalArgs().toArray(String[]::new));
            return;
        }
        var given = given(commands);
        commands.forEach(command -> fill(command, given));
        LogOnStderr.unknownWord(environment).ifPresent(word -> {
            throw new ParameterException(
                    commands.getFirst(),
                    "DEPLOYER_LOG cannot be used: expected one of error, warn, info, debug or trace but was '%s'."
                            .formatted(word));
        });
    }

    /** Fills what tells how a failure is to look, for a command line that was not read, or not to its end. */
    void fillRoot(CommandLine root, String[] arguments) {
        root.getCommandSpec().options().stream()
                .filter(option -> option.arity().max() > 0)
                .forEach(option -> fillIfReadable(root, option, TypedValues.of(option, arguments)));
    }

    private static boolean onlyTells(CommandLine command) {
        return command.isUsageHelpRequested() || command.isVersionHelpRequested();
    }

    private static Set<String> given(List<CommandLine> commands) {
        var given = new HashSet<String>();
        commands.forEach(command ->
                command.getParseResult().matchedOptions().forEach(option -> given.add(option.longestName())));
        return given;
    }

    private void fill(CommandLine command, Set<String> given) {
        command.getCommandSpec().options().stream()
                .filter(option -> !option.inherited() && !given.contains(option.longestName()))
                .forEach(option -> fill(command, option));
    }

    private void fill(CommandLine command, OptionSpec option) {
        var name = name(command.getCommandSpec(), option);
        var text = environment.getOrDefault(name, "");
        if (text.isBlank()) {
            refuseShort(command, option, name);
            return;
        }
        if (isOnlyTyped(option)) {
            throw new ParameterException(
                    command, "%s is set, but %s counts only where it is typed.".formatted(name, option.longestName()));
        }
        if (of(command.getCommandSpec(), option) != null) {
            OptionText.set(command, option, name, text);
        }
    }

    private void refuseShort(CommandLine command, OptionSpec option, String name) {
        var shorter = variable(option.longestName());
        if (!name.equals(shorter) && !environment.getOrDefault(shorter, "").isBlank()) {
            throw new ParameterException(
                    command,
                    "%s is set, but what %s means depends on the command: set %s instead."
                            .formatted(shorter, option.longestName(), name));
        }
    }

    private void fillIfReadable(CommandLine root, OptionSpec option, List<String> typed) {
        try {
            if (typed.isEmpty()) {
                fill(root, option);
            } else {
                OptionText.set(root, option, option.longestName(), typed.getLast());
            }
        } catch (ParameterException e) {
            // One mistake is told at a time, and this is not the one.
        }
    }
}
