package org.torrust.deployer.query.history;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a long history is wanted: the last of it, or the first of it behind a position. What is recorded meanwhile
 * is always behind every position, so that a part that was asked for that way stays the same.
 *
 * @param after a position in the store, or null for the last part
 * @param limit how many at most
 */
public record Window(@Nullable Long after, int limit) {

    /** The last {@code limit} of all. */
    public static Window last(int limit) {
        return new Window(null, limit);
    }

    /** The first {@code limit} behind a position. */
    public static Window after(long position, int limit) {
        return new Window(position, limit);
    }

    /** Where what is counted begins. */
    public long begin() {
        return after == null ? 0 : after;
    }

    /** This part of what comes in order, all of it behind {@link #begin}. */
    public <T> Page<T> of(Stream<T> all) {
        var pager = new Pager<T>(this);
        all.forEachOrdered(pager);
        return pager.page();
    }
}
