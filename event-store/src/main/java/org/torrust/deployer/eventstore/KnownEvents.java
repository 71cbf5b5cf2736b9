package org.torrust.deployer.eventstore;

import java.sql.Connection;

/** Looks, before anything is written, whether the history holds only events this program knows. */
final class KnownEvents {

    private KnownEvents() {}

    /** @throws UnknownEventException on the first event of an unknown name or of a newer revision */
    static void require(Connection connection) {
        for (var first : Sql.run(() -> EventTable.firstOfEachType(connection)).entrySet()) {
            EventNames.known(first.getKey(), first.getValue());
        }
    }
}
