package org.torrust.deployer.api.history;

import java.time.Instant;
import org.torrust.deployer.api.environment.EnvironmentEvent;

/**
 * An event as it stands in the history.
 *
 * @param position its place among all events of the store, from 1, without gaps
 * @param sequence its place among the events of its environment, from 0
 * @param time when it was recorded
 */
public record RecordedEvent(
        long position, long sequence, Instant time, EnvironmentEvent event, Provenance provenance) {}
