package org.torrust.deployer.eventstore;

import java.sql.Connection;
import java.util.Optional;
import org.torrust.deployer.eventstore.ExportHeader.Chain;

/** Looks whether the history is as it was written: nothing altered, removed, inserted or put in another order. */
public final class HistoryCheck {

    private HistoryCheck() {}

    /** The first event that is not as it was written; empty when the chain holds. A cut tail does not show. */
    public static Optional<Fault> firstFault(Connection connection) {
        return Sql.run(() -> {
            try (var events = EventTable.all(connection)) {
                var check = new ChainCheck(Chain.WHOLE, 0);
                for (var rows = events.iterator(); rows.hasNext(); ) {
                    var fault = check.next(new LinkedEvent(check.head().hash(), rows.next()));
                    if (fault.isPresent()) {
                        return fault;
                    }
                }
                return Optional.empty();
            }
        });
    }

    /** @param position which event, from 1; {@code why} completes a sentence */
    public record Fault(long position, String why) {}
}
