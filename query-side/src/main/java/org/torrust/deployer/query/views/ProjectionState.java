package org.torrust.deployer.query.views;

import org.jspecify.annotations.Nullable;

/**
 * How a projection stands.
 *
 * @param position how far it has come, 0 where it never began or its rows are of no use
 * @param head where the history ends
 * @param error what it failed with last, or null
 * @param rebuilt when it was folded anew last, or null
 */
public record ProjectionState(
        String name,
        long position,
        long head,
        @Nullable String error,
        @Nullable Rebuilding rebuilt) {

    /** How many positions it is behind the history; what it is behind is folded whenever it is asked. */
    public long lag() {
        return Math.max(0, head - position);
    }
}
