package org.torrust.deployer.api.operation;

import org.jspecify.annotations.Nullable;

/**
 * Why a step failed, in words for the operator; free of secrets.
 *
 * @param summary one sentence
 * @param detail the tool's own words, or null when there is nothing to add
 * @param hint what to do next, one sentence
 * @param log the tool's full output, relative to the workspace, or null when there is none
 */
public record Failure(
        String summary,
        @Nullable String detail,
        String hint,
        @Nullable String log) {

    public static Failure of(String summary, String hint) {
        return new Failure(summary, null, hint, null);
    }

    public Failure because(@Nullable String why) {
        return new Failure(summary, why, hint, log);
    }

    public Failure loggedIn(@Nullable String file) {
        return new Failure(summary, detail, hint, file);
    }
}
