package org.torrust.deployer.cli;

import org.jspecify.annotations.Nullable;

/**
 * One thing the deployer needs, and whether it is there.
 *
 * @param version what was found, empty when nothing was
 * @param why one phrase
 * @param hint what to do, or null when all is well
 */
public record CheckLine(
        String name,
        Status status,
        String version,
        String why,
        @Nullable String hint) {

    /** How a check came out. */
    public enum Status {
        OK,
        WARN,
        FAIL
    }
}
