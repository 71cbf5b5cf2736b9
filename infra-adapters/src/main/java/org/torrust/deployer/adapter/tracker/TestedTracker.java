package org.torrust.deployer.adapter.tracker;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.configuration.Listeners;

/**
 * A tracker that is to be tested.
 *
 * @param host where it is reached, whatever address it listens on there
 * @param listeners its ports
 * @param token of its API, or null when that is not known
 * @param admission whom it lets in
 * @param counts whether it keeps statistics of what it is asked ({@code core.tracker_usage_statistics})
 * @param machine what it runs on
 * @param baseline the file its last measurements are kept in, which may not be there
 */
public record TestedTracker(
        String host,
        Listeners listeners,
        @Nullable String token,
        Admission admission,
        boolean counts,
        TrackerMachine machine,
        Path baseline) {}
