package org.torrust.deployer.eventstore;

/**
 * A type of event and how much it is used.
 *
 * @param count how many events of the store are of it
 * @param first the position of the first of them, 0 when there is none
 * @param isKnown whether this program can read it
 */
public record EventUse(EventType type, long count, long first, boolean isKnown) {}
