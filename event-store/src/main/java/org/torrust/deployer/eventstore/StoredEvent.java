package org.torrust.deployer.eventstore;

/**
 * A row of the history, as it is kept.
 *
 * @param time ISO 8601, as written
 * @param payload the event as JSON, byte for byte as written
 * @param metadata who and what stands behind it, as JSON
 * @param hash this event's link of the chain, lower-case hex
 */
public record StoredEvent(
        long position,
        String environment,
        long sequence,
        String id,
        EventType type,
        String time,
        String payload,
        String metadata,
        String hash) {

    /** The same at another place. */
    StoredEvent at(long other) {
        return new StoredEvent(other, environment, sequence, id, type, time, payload, metadata, hash);
    }

    /** The same with another link of the chain. */
    StoredEvent linked(String link) {
        return new StoredEvent(position, environment, sequence, id, type, time, payload, metadata, link);
    }
}
