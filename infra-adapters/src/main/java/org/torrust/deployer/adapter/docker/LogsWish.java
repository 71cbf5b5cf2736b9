package org.torrust.deployer.adapter.docker;

import org.jspecify.annotations.Nullable;

/**
 * What of the services' logs is to be shown.
 *
 * @param service one service, or null for all
 * @param follow whether to go on showing what is added
 * @param tail how many lines from the end, or null for all there are
 * @param since a time (RFC 3339) or an age such as {@code 10m}, as Docker reads it, or null
 */
public record LogsWish(
        @Nullable String service,
        boolean follow,
        @Nullable Integer tail,
        @Nullable String since) {}
