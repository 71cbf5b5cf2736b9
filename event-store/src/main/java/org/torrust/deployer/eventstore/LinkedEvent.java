package org.torrust.deployer.eventstore;

/**
 * An event of the history with the link it was chained to.
 *
 * @param previous the hash of the event before it in the store; zeros before the first
 */
public record LinkedEvent(String previous, StoredEvent event) {

    /** Whether its hash is the one that follows from all the rest. */
    public boolean isAsWritten() {
        return HashChain.isLink(previous) && HashChain.link(previous, event).equals(event.hash());
    }
}
