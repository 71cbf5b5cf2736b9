package org.torrust.deployer.cli.configuration;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the value of a key may be. The JSON Schema says the same, and a test that it does. */
sealed interface Kind {

    /** Characters of a text; patterns that repeat themselves cost the stack something for each. */
    int LONGEST = 1000;

    /** The one way to write a number; {@code 010} is eight to one program and ten to another. */
    Pattern PLAIN_NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");

    static boolean isPlainNumber(String text) {
        return text.length() <= LONGEST && PLAIN_NUMBER.matcher(text).matches();
    }

    /** The words for a number that is written in another way, and for what is none. */
    private static String missedNumber(String text, String words) {
        return text.matches("[+-]?[0-9.][0-9a-fA-FxobB_.,eE+-]{0,40}") && !isPlainNumber(text)
                ? words + " in plain digits"
                : words;
    }

    /** What the value has to be, to go on "KEY is …", e.g. {@code a whole number}. */
    String words();

    /** The words for what a text ought to be and is not; null when it is right. */
    @Nullable
    String missedBy(String text);

    /** @param pattern the whole value, written so that Java and ECMA 262 read it alike */
    record Text(String words, String pattern) implements Kind {

        @Override
        public @Nullable String missedBy(String text) {
            return text.length() <= LONGEST && Pattern.matches(pattern, text) ? null : words;
        }
    }

    /** One of a few words. */
    record Choice(List<String> choices) implements Kind {

        @Override
        public String words() {
            return choices.size() == 1
                    ? choices.getFirst()
                    : String.join(", ", choices.subList(0, choices.size() - 1)) + " or " + choices.getLast();
        }

        @Override
        public @Nullable String missedBy(String text) {
            return choices.contains(text) ? null : words();
        }
    }

    /** A whole number within bounds, both allowed. */
    record Whole(int least, int most) implements Kind {

        @Override
        public String words() {
            return "a whole number";
        }

        @Override
        public @Nullable String missedBy(String text) {
            try {
                if (!isPlainNumber(text)) {
                    return missedNumber(text, words());
                }
                var number = Integer.parseInt(text);
                return number >= least && number <= most ? null : "%d to %d".formatted(least, most);
            } catch (NumberFormatException e) {
                return words();
            }
        }
    }

    /** A number of seconds within bounds, both allowed; fractions too. */
    record Seconds(double least, double most) implements Kind {

        @Override
        public String words() {
            return "a number of seconds";
        }

        @Override
        public @Nullable String missedBy(String text) {
            try {
                if (!isPlainNumber(text)) {
                    return missedNumber(text, words());
                }
                var number = Double.parseDouble(text);
                return number >= least && number <= most ? null : "%.0f to %.0f".formatted(least, most);
            } catch (NumberFormatException e) {
                return words();
            }
        }
    }

    /** Yes or no. */
    record Truth() implements Kind {

        @Override
        public String words() {
            return "true or false";
        }

        @Override
        public @Nullable String missedBy(String text) {
            return text.equals("true") || text.equals("false") ? null : words();
        }
    }

    /** Any number of texts, separated by commas where they are one value. */
    record Several(Text each) implements Kind {

        @Override
        public String words() {
            return "a list, each " + each.words();
        }

        @Override
        public @Nullable String missedBy(String text) {
            return parts(text).stream()
                    .map(each::missedBy)
                    .filter(missed -> missed != null)
                    .findFirst()
                    .map(missed -> words())
                    .orElse(null);
        }

        /** The texts of a value; none of an empty one. */
        static List<String> parts(String value) {
            return Arrays.stream(value.split(",", -1))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.toUnmodifiableList());
        }
    }
}
