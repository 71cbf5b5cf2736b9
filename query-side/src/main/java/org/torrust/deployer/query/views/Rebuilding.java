package org.torrust.deployer.query.views;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That someone had a projection folded anew.
 *
 * @param actor {@code user@host}
 * @param reason the operator's own words, or null when none were given
 */
public record Rebuilding(
        Instant time, String actor, @Nullable String reason) {}
