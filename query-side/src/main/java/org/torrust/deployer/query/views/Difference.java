package org.torrust.deployer.query.views;

import org.jspecify.annotations.Nullable;

/**
 * A place where the kept answer of a projection is another than the one that follows from the events.
 *
 * @param name which of the answers, e.g. the environment's name
 * @param path where in it, e.g. {@code claims.state}; empty for the whole of it
 * @param kept what is kept there, as JSON; null when nothing is
 * @param folded what follows from the events, as JSON; null when nothing does
 */
public record Difference(
        String name,
        String path,
        @Nullable String kept,
        @Nullable String folded) {}
