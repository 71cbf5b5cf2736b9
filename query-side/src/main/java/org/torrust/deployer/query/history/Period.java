package org.torrust.deployer.query.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time; its ends belong to it.
 *
 * @param since null for the beginning of all
 * @param until null for the end of all
 */
public record Period(@Nullable Instant since, @Nullable Instant until) {

    public static final Period ALWAYS = new Period(null, null);

    /** Whether its end is before its beginning. */
    public boolean isEmpty() {
        return since != null && until != null && since.isAfter(until);
    }

    boolean has(Instant time) {
        return overlaps(time, time);
    }

    /** Whether something was going on within it; {@code ended} is null while it still is. */
    boolean overlaps(Instant began, @Nullable Instant ended) {
        return (since == null || ended == null || !ended.isBefore(since)) && (until == null || !began.isAfter(until));
    }
}
