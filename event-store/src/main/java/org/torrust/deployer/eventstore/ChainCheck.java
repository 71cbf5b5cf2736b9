package org.torrust.deployer.eventstore;

import java.util.Optional;
import org.torrust.deployer.eventstore.ExportHeader.Chain;
import org.torrust.deployer.eventstore.HistoryCheck.Fault;

/** Follows a chain from event to event, and tells the first that does not hang on to it. */
final class ChainCheck {

    private static final String MISSING = "it is missing";

    private final Chain chain;
    private long position;
    private long sequence = -1;
    private String hash = HashChain.ROOT;
    /** Whether it is known what comes next: not before the first event of a part that begins later. */
    private boolean isLinked;

    /** @param after the position it begins behind, 0 for the beginning */
    ChainCheck(Chain chain, long after) {
        this.chain = chain;
        this.position = after;
        this.isLinked = after == 0;
    }

    /** The fault that shows at the next event; empty when it fits. */
    Optional<Fault> next(LinkedEvent next) {
        var why = why(next);
        var where =
                why.equals(Optional.of(MISSING)) ? position + 1 : next.event().position();
        position = next.event().position();
        sequence = next.event().sequence();
        hash = next.event().hash();
        isLinked = true;
        return why.map(words -> new Fault(where, words));
    }

    /** The newest event so far. */
    EventTable.Head head() {
        return new EventTable.Head(position, hash);
    }

    private Optional<String> why(LinkedEvent next) {
        var event = next.event();
        if (event.position() <= position) {
            return Optional.of("it was slipped in");
        }
        var isNeighbour = event.position() == position + 1;
        if (!isNeighbour && chain != Chain.GAPS) {
            return Optional.of(MISSING);
        }
        if (isNeighbour && isLinked && !next.previous().equals(hash)) {
            return Optional.of("it is not linked to the event before it");
        }
        if (!next.isAsWritten()) {
            return Optional.of("it is not as it was written");
        }
        return chain == Chain.GAPS && isOutOfSequence(event)
                ? Optional.of("an event of %s before it is missing".formatted(event.environment()))
                : Optional.empty();
    }

    private boolean isOutOfSequence(StoredEvent event) {
        return isLinked && event.sequence() != sequence + 1;
    }
}
