package org.torrust.deployer.query.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.query.moment.Shown;

/**
 * A stretch of time to the millisecond, as times are shown; its ends belong to it.
 *
 * @param since null for the beginning of all
 * @param until null for the end of all
 */
public record Period(@Nullable Instant since, @Nullable Instant until) {

    public static final Period ALWAYS = new Period(null, null);

    public Period {
        since = since == null ? null : Shown.of(since);
        until = until == null ? null : Shown.of(until);
    }

    /** Whether its end is before its beginning. */
    public boolean isEmpty() {
        return since != null && until != null && since.isAfter(until);
    }

    boolean has(Instant time) {
        return overlaps(time, time);
    }

    /** Whether something was going on within it; {@code ended} is null while it still is. */
    boolean overlaps(Instant began, @Nullable Instant ended) {
        return (since == null || ended == null || !Shown.of(ended).isBefore(since))
                && (until == null || !Shown.of(began).isAfter(until));
    }
}
