package org.torrust.deployer.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Gives an option its value from a text that was not typed behind it. */
final class OptionText {

    private static final List<String> YES = List.of("true", "yes", "1");
    private static final List<String> NO = List.of("false", "no", "0");

    private OptionText() {}

    /**
     * Gives the option the value that {@code text} means.
     *
     * @param source named in the message where the text is no value
     */
    static void set(CommandLine command, OptionSpec option, String source, String text) {
        if (option.arity().max() > 0) {
            value(command, option, source, text);
        } else if (option.type().isArray()) {
            option.setValue(times(command, source, text));
        } else {
            option.setValue(isTrue(command, source, text, "true or false"));
        }
    }

    private static boolean isTrue(CommandLine command, String source, String text, String expected) {
        var word = text.toLowerCase(Locale.ROOT);
        if (!YES.contains(word) && !NO.contains(word)) {
            throw new ParameterException(
                    command, "%s cannot be used: expected %s but was '%s'.".formatted(source, expected, text));
        }
        return YES.contains(word);
    }

    /** A flag that can be given more than once, such as {@code -vv}. */
    private static boolean[] times(CommandLine command, String source, String text) {
        if (text.equals("2")) {
            return new boolean[] {true, true};
        }
        return isTrue(command, source, text, "true, false, 1 or 2") ? new boolean[] {true} : new boolean[0];
    }

    /** Read by a command line that has but this option, so that it counts as it would there. */
    private static void value(CommandLine command, OptionSpec option, String source, String text) {
        var alone = CommandSpec.create()
                .addOption(OptionSpec.builder(option).required(false).build());
        try {
            new CommandLine(alone)
                    .registerConverter(Path.class, Paths::of)
                    .parseArgs(option.longestName() + "=" + text);
        } catch (ParameterException e) {
            throw new ParameterException(
                    command, "%s cannot be used: %s.".formatted(source, reason(String.valueOf(e.getMessage()))), e);
        }
    }

    /** Without "Invalid value for option '--format' (FORMAT): ", for no such option was given. */
    private static String reason(String message) {
        return message.replaceFirst("^Invalid value for option '[^']*'[^:]*: ", "")
                .replaceFirst("\\.$", "");
    }
}
