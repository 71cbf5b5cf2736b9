package org.torrust.deployer.eventstore;

import org.torrust.deployer.eventstore.HistoryCheck.Fault;

/** The history is not as it was written; the message is a sentence for the operator. */
public final class BrokenHistoryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenHistoryException(Fault fault) {
        super("The history is broken at event %d: %s.".formatted(fault.position(), fault.why()));
    }
}
