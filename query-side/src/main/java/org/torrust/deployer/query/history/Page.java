package org.torrust.deployer.query.history;

import java.util.List;
import java.util.function.Function;

/**
 * A part of what was asked for.
 *
 * @param items oldest first
 * @param total how many there are behind where the part was to begin
 */
public record Page<T>(List<T> items, long total) {

    public Page {
        items = List.copyOf(items);
    }

    /** The same part, told otherwise. */
    public <R> Page<R> map(Function<T, R> telling) {
        return new Page<>(items.stream().map(telling).toList(), total);
    }
}
