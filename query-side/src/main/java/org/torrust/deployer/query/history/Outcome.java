package org.torrust.deployer.query.history;

import java.util.Locale;

/** How operations can be asked for by the way they went. */
public enum Outcome {
    OK,
    FAILED,
    INTERRUPTED,
    /** Not yet ended. */
    OPEN;

    /** The word a user types, e.g. {@code failed}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Outcome of(Operation operation) {
        return switch (operation.status()) {
            case SUCCEEDED -> OK;
            case FAILED -> FAILED;
            case INTERRUPTED -> INTERRUPTED;
            case IN_PROGRESS, ABANDONED -> OPEN;
        };
    }
}
