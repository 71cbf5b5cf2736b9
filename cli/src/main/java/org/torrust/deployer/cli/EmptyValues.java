package org.torrust.deployer.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Refuses a value of nothing but blanks, which mostly is an unset variable: nobody means it, and in a sentence it leaves a
 * hole. Words of which there can be any number are judged by their command.
 */
final class EmptyValues {

    private EmptyValues() {}

    /** @throws ParameterException naming the option or word */
    static void refuse(ParseResult parsed) {
        parsed.asCommandLineList().forEach(EmptyValues::refuse);
    }

    private static void refuse(CommandLine command) {
        var matched = command.getParseResult();
        matched.matchedOptions().forEach(option -> refuse(command, option));
        matched.matchedPositionals().stream()
                .filter(word -> !word.isMultiValue())
                .forEach(word -> refuse(command, word));
    }

    private static void refuse(CommandLine command, ArgSpec given) {
        if (given.stringValues().stream().anyMatch(String::isBlank)) {
            throw new ParameterException(command, sentence(given), given, "");
        }
    }

    /** What to say where a value could not be read since there was none; null where it is another mistake. */
    static @Nullable String sentence(ParameterException failure) {
        var value = failure.getValue();
        return failure.getArgSpec() != null && value != null && value.isBlank() ? sentence(failure.getArgSpec()) : null;
    }

    private static String sentence(ArgSpec given) {
        return "%s is empty.".formatted(given instanceof OptionSpec option ? option.longestName() : given.paramLabel());
    }
}
