package org.torrust.deployer.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.input.Quoted;
import org.torrust.deployer.cli.configuration.Violation;

/**
 * A failure as it is told: why, what to do, where to look.
 *
 * @param type stable word for programs
 * @param title one sentence
 * @param detail more of it, or null
 * @param operation the operation's id, or null
 * @param hint what to do next, or null
 * @param log file with all of the tool's words, or null
 * @param violations all that is wrong with an input; empty when there is but the title
 */
record Problem(
        int exitCode,
        String type,
        String title,
        @Nullable String detail,
        @Nullable String operation,
        @Nullable String hint,
        @Nullable String log,
        List<Violation> violations) {

    Problem {
        violations = List.copyOf(violations);
    }

    private static final int LONGEST = 2000;

    /** With nothing in it that steers a terminal, and no megabytes: what was typed or read can hold anything. */
    Problem printable() {
        return new Problem(
                exitCode,
                type,
                visible(title, LONGEST),
                lines(detail),
                operation,
                lines(hint),
                log,
                violations.stream().map(Problem::printable).toList());
    }

    private static Violation printable(Violation violation) {
        return new Violation(
                shown(violation.source()),
                violation.line(),
                shown(violation.path()),
                visible(violation.message(), LONGEST));
    }

    private static @Nullable String shown(@Nullable String text) {
        return text == null ? null : visible(text, LONGEST);
    }

    /** On one line, and of at most so many characters. */
    static String visible(String text, int most) {
        var start = text.length() <= most ? text : text.substring(0, most) + "…";
        return Quoted.line(start);
    }

    private static @Nullable String lines(@Nullable String text) {
        return text == null
                ? null
                : text.lines().map(line -> visible(line, LONGEST)).collect(Collectors.joining("\n"));
    }

    static Problem of(int exitCode, String type, String title, @Nullable String hint) {
        return new Problem(exitCode, type, title, null, null, hint, null, List.of());
    }

    /** @param isBegun whether anything may have been done before the signal came */
    static Problem ofSignal(String name, boolean isBegun) {
        var words = isBegun ? "Stopped by SIG%s." : "Stopped by SIG%s before anything was begun.";
        return of(ExitCodes.ofSignal(name), "interrupted", words.formatted(name), null);
    }
}
