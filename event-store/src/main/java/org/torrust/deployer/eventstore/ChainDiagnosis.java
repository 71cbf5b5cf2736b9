package org.torrust.deployer.eventstore;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.torrust.deployer.eventstore.EventTable.Head;
import org.torrust.deployer.eventstore.HistoryCheck.Fault;

/**
 * Finds out what was done to a chain where an event does not follow from the one before it. An event's own hash still
 * tells where it stood and what it stood behind.
 *
 * @param before the good ones before it, the nearest last; the chain's root among them where that is near
 * @param event the one that does not follow
 * @param after those behind it, the nearest first
 */
record ChainDiagnosis(List<Head> before, StoredEvent event, List<StoredEvent> after) {

    private static final String SLIPPED_IN = "it was slipped in";

    Fault fault() {
        return slippedIn()
                .or(this::moved)
                .or(this::removed)
                .orElseGet(() -> new Fault(event.position(), "it is not as it was written"));
    }

    /** It follows from an earlier one: what stands between them was not there. */
    private Optional<Fault> slippedIn() {
        return IntStream.range(1, before.size())
                .filter(between ->
                        follows(before.get(before.size() - 1 - between), event.at(event.position() - between)))
                .mapToObj(between -> new Fault(event.position() - between, SLIPPED_IN))
                .findFirst();
    }

    /** One that stands behind it belongs here: alone, or with all that is behind it. */
    private Optional<Fault> moved() {
        return IntStream.range(0, after.size())
                .filter(index -> follows(before.getLast(), after.get(index).at(event.position())))
                .mapToObj(index -> new Fault(
                        event.position(),
                        isMovedWithTheRest(index)
                                ? SLIPPED_IN
                                : "the one that belongs here stands at %d"
                                        .formatted(after.get(index).position())))
                .findFirst();
    }

    private boolean isMovedWithTheRest(int index) {
        return index + 1 < after.size()
                && follows(
                        new Head(event.position(), after.get(index).hash()),
                        after.get(index + 1).at(event.position() + 1));
    }

    /** The next one follows from it, some places further on. */
    private Optional<Fault> removed() {
        if (after.isEmpty()) {
            return Optional.empty();
        }
        var next = after.getFirst();
        var here = new Head(event.position(), event.hash());
        return IntStream.rangeClosed(1, HistoryCheck.REACH)
                .filter(missing -> follows(here, next.at(next.position() + missing)))
                .mapToObj(missing -> new Fault(event.position(), "it was removed, and those behind it moved up"))
                .findFirst();
    }

    private static boolean follows(Head before, StoredEvent event) {
        return new LinkedEvent(before.hash(), event).isAsWritten();
    }
}
