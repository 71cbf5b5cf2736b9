package org.torrust.deployer.templates;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a template may do: repeat, choose, and put a reference where a whole scalar stands. It may not set, include or
 * evaluate, nor reach an object behind a value.
 */
final class TemplateRules {

    private static final Pattern LITERAL = Pattern.compile("#\\[\\[.*?]]#", Pattern.DOTALL);
    private static final Pattern COMMENT = Pattern.compile("##[^\\n]*|#\\*.*?\\*#", Pattern.DOTALL);
    private static final Pattern ALLOWED = Pattern.compile(
            "#(foreach\\(\\$\\w+ in \\$\\w+\\)|if\\(!?\\$\\w+\\)|elseif\\(!?\\$\\w+\\)|else|end)(?!\\w)");
    private static final Pattern DIRECTIVE = Pattern.compile("#@?\\{?([a-zA-Z]\\w*)[({]?");
    private static final Pattern REFERENCE = Pattern.compile("\\$!?\\{?[a-zA-Z_][\\w.()\\[\\]]*}?");
    private static final Pattern BESIDE = Pattern.compile("[\\w\"'`\\\\$.-]");

    private TemplateRules() {}

    /** @throws TemplateRefused naming file, line and reason */
    static void check(String file, String source) {
        var rest = blank(blank(source, LITERAL), COMMENT);
        var text = blank(rest, ALLOWED);
        DIRECTIVE
                .matcher(text)
                .results()
                .filter(TemplateRules::isDirective)
                .findFirst()
                .ifPresent(found -> {
                    throw refused(file, source, found, "'#%s' is not allowed in a template".formatted(found.group(1)));
                });
        REFERENCE.matcher(text).results().forEach(found -> checkReference(file, text, found));
    }

    private static boolean isDirective(MatchResult found) {
        return java.util.Set.of(
                                "set",
                                "parse",
                                "include",
                                "evaluate",
                                "macro",
                                "define",
                                "stop",
                                "break",
                                "foreach",
                                "if")
                        .contains(found.group(1))
                || found.group().endsWith("(");
    }

    private static void checkReference(String file, String text, MatchResult found) {
        if (found.group().contains(".")
                || found.group().contains("(")
                || found.group().contains("[")) {
            throw refused(
                    file, text, found, "'%s' reaches into a value; name the value alone".formatted(found.group()));
        }
        if (touches(text, found.start() - 1) || touches(text, found.end())) {
            throw refused(
                    file,
                    text,
                    found,
                    "'%s' stands inside quotes or beside other text; a reference is a whole value, quotes included"
                            .formatted(found.group()));
        }
    }

    private static boolean touches(String text, int index) {
        return index >= 0
                && index < text.length()
                && BESIDE.matcher(String.valueOf(text.charAt(index))).matches();
    }

    private static String blank(String source, Pattern what) {
        return what.matcher(source).replaceAll(found -> found.group().replaceAll("[^\\n]", " "));
    }

    private static TemplateRefused refused(String file, String source, MatchResult found, String why) {
        var line = 1
                + source.substring(0, found.start())
                        .chars()
                        .filter(each -> each == '\n')
                        .count();
        return new TemplateRefused("Template %s, line %d: %s.".formatted(file, line, why));
    }
}
