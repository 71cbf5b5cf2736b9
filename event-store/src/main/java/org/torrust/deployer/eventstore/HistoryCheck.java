package org.torrust.deployer.eventstore;

import java.sql.Connection;
import java.util.Optional;

/** Looks whether the history is as it was written: nothing altered, removed, inserted or put in another order. */
public final class HistoryCheck {

    private HistoryCheck() {}

    /** The first event that is not as it was written; empty when the chain holds. A cut tail does not show. */
    public static Optional<Fault> firstFault(Connection connection) {
        return Sql.run(() -> {
            try (var events = EventTable.all(connection)) {
                var expected = new EventTable.Head(0, HashChain.ROOT);
                for (var rows = events.iterator(); rows.hasNext(); ) {
                    var event = rows.next();
                    var fault = fault(expected, event);
                    if (fault.isPresent()) {
                        return fault;
                    }
                    expected = new EventTable.Head(event.position(), event.hash());
                }
                return Optional.empty();
            }
        });
    }

    private static Optional<Fault> fault(EventTable.Head before, StoredEvent event) {
        if (event.position() <= before.position()) {
            return Optional.of(new Fault(event.position(), "it was slipped in"));
        }
        if (event.position() != before.position() + 1) {
            return Optional.of(new Fault(before.position() + 1, "it is missing"));
        }
        return HashChain.link(before.hash(), event).equals(event.hash())
                ? Optional.empty()
                : Optional.of(new Fault(event.position(), "it is not as it was written"));
    }

    /** @param position which event, from 1; {@code why} completes a sentence */
    public record Fault(long position, String why) {}
}
