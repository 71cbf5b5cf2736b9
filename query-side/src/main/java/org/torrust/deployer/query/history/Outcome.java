package org.torrust.deployer.query.history;

import java.util.Locale;
import java.util.Set;
import org.torrust.deployer.api.operation.OperationId;

/** How operations can be asked for by the way they went. */
public enum Outcome {
    OK,
    FAILED,
    INTERRUPTED,
    /** Not yet ended, as far as can be seen. */
    OPEN,
    /** Recorded as not ended, and nobody is at work on it any more. */
    ABANDONED;

    /** The word a user types, e.g. {@code failed}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param gone those not ended that nobody is at work on */
    static Outcome of(Operation operation, Set<OperationId> gone) {
        return switch (operation.status()) {
            case SUCCEEDED -> OK;
            case FAILED -> FAILED;
            case INTERRUPTED -> INTERRUPTED;
            case IN_PROGRESS, ABANDONED -> gone.contains(operation.id()) ? ABANDONED : OPEN;
        };
    }
}
