package org.torrust.deployer.eventstore;

import org.jspecify.annotations.Nullable;

/**
 * How far a store had come at a moment, to be kept elsewhere: it shows later that nothing before it was cut or rewritten.
 *
 * @param store the hash of the store's first event, null while it had none
 * @param position the newest event then, 0 when there was none
 * @param hash that event's hash; zeros when there was none
 */
public record Checkpoint(@Nullable String store, long position, String hash) {}
