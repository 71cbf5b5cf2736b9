package org.torrust.deployer.cli.configuration;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with what was given.
 *
 * @param source the file as it was named, or null when it was an option
 * @param line the line in that file, from 1, or null when it is about no line
 * @param path the key, e.g. {@code tracker.udp}, or null when it is about none
 * @param message one sentence
 */
public record Violation(
        @Nullable String source,
        @Nullable Integer line,
        @Nullable String path,
        String message) {

    /** Where, as it stands before the sentence; empty when it was an option. */
    private String where() {
        if (source == null) {
            return "";
        }
        return line == null ? source + ": " : "%s, line %d: ".formatted(source, line);
    }

    /** The whole sentence for people. */
    @Override
    public String toString() {
        return where() + message;
    }
}
