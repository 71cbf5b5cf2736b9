package org.torrust.deployer.adapter.tool;

import org.jspecify.annotations.Nullable;

/**
 * One thing the deployer needs, and whether it is there.
 *
 * @param version what was found, empty when nothing was
 * @param why one phrase
 * @param hint what to do, or null when all is well
 * @param need what would set it right, or null when all is well or only the operator can
 */
public record CheckResult(
        String name,
        Status status,
        String version,
        String why,
        @Nullable String hint,
        @Nullable Need need) {

    /** How a check came out. */
    public enum Status {
        OK,
        WARN,
        FAIL
    }

    public static CheckResult ok(String name, String version, String why) {
        return new CheckResult(name, Status.OK, version, why, null, null);
    }

    public static CheckResult warn(String name, String version, String why, String hint) {
        return new CheckResult(name, Status.WARN, version, why, hint, null);
    }

    public static CheckResult fail(String name, String version, String why, String hint) {
        return new CheckResult(name, Status.FAIL, version, why, hint, null);
    }

    CheckResult needing(Need what) {
        return new CheckResult(name, status, version, why, hint, what);
    }

    public boolean isGood() {
        return status == Status.OK;
    }
}
