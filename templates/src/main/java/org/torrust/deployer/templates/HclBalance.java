package org.torrust.deployer.templates;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds what is opened and not closed in a file of OpenTofu's, by the lexical grammar of HCL: comments, quoted templates with
 * interpolations in them, heredocs, brackets. What else is wrong in it, only {@code tofu} can tell, and does at provision.
 */
final class HclBalance {

    private static final Map<Character, Character> CLOSED_BY = Map.of('{', '}', '[', ']', '(', ')');
    private static final Pattern HEREDOC = Pattern.compile("<<-?([\\p{L}_][\\p{L}\\p{N}_-]*)\\r?\\n");

    private final String text;
    private final Deque<Opened> open = new ArrayDeque<>();
    private int at;
    private int line = 1;

    private HclBalance(String text) {
        this.text = text;
    }

    /** What is wrong first, e.g. line 3: '(' is not closed; empty when all is closed. */
    static Optional<String> fault(String text) {
        return new HclBalance(text).fault();
    }

    /** @param mark an opening bracket, a quote, or {@code $} for the brace of an interpolation */
    private record Opened(char mark, int line) {

        private boolean isClosedBy(char closing) {
            return mark == '$' ? closing == '}' : CLOSED_BY.getOrDefault(mark, ' ') == closing;
        }
    }

    private Optional<String> fault() {
        while (at < text.length()) {
            var fault = isInQuotes() ? quoted() : plain();
            if (fault.isPresent()) {
                return fault;
            }
        }
        return open.isEmpty() ? Optional.empty() : Optional.of(unclosed());
    }

    private boolean isInQuotes() {
        return !open.isEmpty() && open.peek().mark() == '"';
    }

    private Optional<String> quoted() {
        var next = text.charAt(at);
        if (next == '\n') {
            return Optional.of(unclosed());
        }
        if (next == '\\') {
            skip(2);
        } else if (text.startsWith("$${", at) || text.startsWith("%%{", at)) {
            skip(3);
        } else if (text.startsWith("${", at) || text.startsWith("%{", at)) {
            open.push(new Opened('$', line));
            skip(2);
        } else {
            if (next == '"') {
                open.pop();
            }
            skip(1);
        }
        return Optional.empty();
    }

    private Optional<String> plain() {
        var next = text.charAt(at);
        if (next == '#' || text.startsWith("//", at)) {
            skipTo(text.indexOf('\n', at));
        } else if (text.startsWith("/*", at)) {
            return comment();
        } else if (text.startsWith("<<", at)) {
            return heredoc();
        } else if (next == '"' || CLOSED_BY.containsKey(next)) {
            open.push(new Opened(next, line));
            skip(1);
        } else if (CLOSED_BY.containsValue(next)) {
            return closed(next);
        } else {
            skip(1);
        }
        return Optional.empty();
    }

    private Optional<String> closed(char closing) {
        if (open.isEmpty()) {
            return Optional.of("line %d: '%c' closes nothing".formatted(line, closing));
        }
        if (!open.peek().isClosedBy(closing)) {
            return Optional.of(unclosed());
        }
        open.pop();
        skip(1);
        return Optional.empty();
    }

    private Optional<String> comment() {
        var end = text.indexOf("*/", at + 2);
        if (end < 0) {
            return Optional.of("line %d: '/*' is not closed".formatted(line));
        }
        skipTo(end + 2);
        return Optional.empty();
    }

    private Optional<String> heredoc() {
        var begin = HEREDOC.matcher(text).region(at, text.length());
        if (!begin.lookingAt()) {
            skip(2);
            return Optional.empty();
        }
        var end = Pattern.compile("^[ \\t]*" + Pattern.quote(begin.group(1)) + "[ \\t]*\\r?$", Pattern.MULTILINE)
                .matcher(text);
        if (!end.find(begin.end())) {
            return Optional.of("line %d: '<<%s' is not closed".formatted(line, begin.group(1)));
        }
        skipTo(end.end());
        return Optional.empty();
    }

    private String unclosed() {
        var opened = open.element();
        return "line %d: '%s' is not closed".formatted(opened.line(), opened.mark() == '$' ? "${" : opened.mark());
    }

    private void skip(int characters) {
        skipTo(Math.min(text.length(), at + characters));
    }

    /** @param end behind what is skipped; negative for all that is left */
    private void skipTo(int end) {
        var to = end < 0 ? text.length() : end;
        line += (int)
                text.substring(at, to).chars().filter(each -> each == '\n').count();
        at = to;
    }
}
