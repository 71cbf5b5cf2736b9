package org.torrust.deployer.eventstore;

import org.jspecify.annotations.Nullable;

/**
 * Which events are wanted.
 *
 * @param environment the only one, or null for all
 * @param type the only one, by its name, or null for all
 * @param after those right behind this position; null for the newest
 * @param limit how many at most
 */
public record EventWish(
        @Nullable String environment,
        @Nullable String type,
        @Nullable Long after,
        int limit) {}
