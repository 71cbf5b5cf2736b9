package org.torrust.deployer.cli.configuration;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Says what is wrong with how a file is written; the parsers' own words are of their grammar, or of their settings. */
final class SyntaxWords {

    private static final int LONGEST = 40;

    /** Each parser's way to put it, and ours; what stands in brackets there stands in the place of %s here. */
    private static final List<Map.Entry<Pattern, String>> WORDS = List.of(
            words("end-of-input|end of stream|<stream end>", "it ends before a bracket or a quotation mark is closed"),
            words(
                    "Leading zeroes|[Ii]nvalid numeric value|[Dd]ecimal point|plus sign|\\('\\.'",
                    "a number is written in plain digits like 16"),
            words("Unrecognized token '([^']*)", "'%s' is no value; a text stands in double quotes"),
            words("maybe a \\(non-standard\\) comment", "there are no comments in it"),
            words("\\(''' \\(code 39\\)\\)", "a text stands in double quotes"),
            words("expecting double-quote to start field name", "a name in double quotes is missing behind a comma"),
            words("expecting a colon", "a colon is missing behind a name"),
            words("expecting comma", "a comma is missing"),
            words("expected a value", "a value is missing"),
            words("Unexpected character \\('(.)", "nothing can begin with '%s' there"),
            words("Illegal unquoted character", "a text holds a control character or goes over the end of its line"),
            words(
                    "character escape|escape character|escape sequence",
                    "a backslash in double quotes has to be doubled"),
            words("Non-standard token '([^']*)", "'%s' is no value"),
            words("StreamReadConstraints|exceeds", "a name or a number is longer than any may be"),
            words("'\\\\t", "a tab stands where there can be but blanks"),
            words("found character '?(.)", "a value that begins with '%s' stands in quotes"),
            words(
                    "mapping values are not allowed",
                    "a colon stands where there can be none; text with one stands in quotes"),
            words("expected ',' or '[\\]}]'", "a comma or a closing bracket is missing"),
            words("could not find expected ':'", "a colon is missing behind a name"),
            words(
                    "<block end>|block sequence|block mapping",
                    "its indentation is uneven, or it has text behind a quotation mark"),
            words("special characters|unacceptable code point", "it holds a control character"));

    private SyntaxWords() {}

    private static Map.Entry<Pattern, String> words(String theirs, String ours) {
        return Map.entry(Pattern.compile(theirs, Pattern.DOTALL), ours);
    }

    /**
     * A phrase, to go on "It cannot be read as …: ".
     *
     * @param language it is to be in
     */
    static String of(String language, String theirs) {
        for (var entry : WORDS) {
            var found = entry.getKey().matcher(theirs);
            if (found.find()) {
                return found.groupCount() == 0
                        ? entry.getValue()
                        : entry.getValue().formatted(cut(found.group(1)));
            }
        }
        return "it is not written as %s is".formatted(language);
    }

    private static String cut(String word) {
        return word.length() <= LONGEST ? word : word.substring(0, LONGEST) + "…";
    }
}
