package org.torrust.deployer.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
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

    static Problem of(int exitCode, String type, String title, @Nullable String hint) {
        return new Problem(exitCode, type, title, null, null, hint, null, List.of());
    }
}
