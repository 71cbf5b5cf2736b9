package org.torrust.deployer.adapter.docker;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What of the services' logs is to be shown.
 *
 * @param service one service, or null for all
 * @param follow whether to go on showing what is added
 * @param tail how many lines from the end, or null for all there are
 * @param since only what was said then or later, or null
 */
public record LogsWish(
        @Nullable String service,
        boolean follow,
        @Nullable Integer tail,
        @Nullable Instant since) {}
