package org.torrust.deployer.cli.history;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.eventstore.EventType;
import org.torrust.deployer.eventstore.KeptHistory;
import org.torrust.deployer.eventstore.StoredEvent;
import org.torrust.deployer.eventstore.UnknownEventException;
import org.torrust.deployer.query.history.EventSelection;
import org.torrust.deployer.query.history.KeptEvent;
import org.torrust.deployer.query.history.Page;
import org.torrust.deployer.query.history.Window;
import org.torrust.deployer.query.meaning.Meaning;

/** Reads events as they are kept, and no more of them than the question needs. */
final class KeptEvents {

    private final KeptHistory history;

    KeptEvents(KeptHistory history) {
        this.history = history;
    }

    static KeptEvent of(StoredEvent stored) {
        return new KeptEvent(
                stored.position(),
                stored.environment(),
                stored.sequence(),
                stored.id(),
                stored.type().name(),
                stored.type().revision(),
                stored.type().isKnown(),
                stored.time(),
                stored.payload(),
                stored.metadata());
    }

    /** What it means, as far as this program understands it. */
    ToldEvent told(KeptEvent kept) {
        try {
            return new ToldEvent(
                    kept, Meaning.of(history.understood(stored(kept)).event()));
        } catch (UnknownEventException e) {
            return new ToldEvent(kept, null);
        }
    }

    /** Its link of the chain is not asked for to understand it. */
    private static StoredEvent stored(KeptEvent kept) {
        return new StoredEvent(
                kept.position(),
                kept.environment(),
                kept.sequence(),
                kept.id(),
                new EventType(kept.type(), kept.revision()),
                kept.time(),
                kept.payload(),
                kept.metadata(),
                "");
    }

    Page<KeptEvent> page(EventSelection wanted, Window window) {
        return wanted.equals(EventSelection.ALL) ? part(window) : filtered(wanted, window);
    }

    /** The operations that have an event which is wanted. */
    Set<OperationId> operationsWith(EventSelection wanted) {
        try (var events = of(wanted.environment(), 0)) {
            return events.filter(wanted)
                    .flatMap(event -> event.operation().stream())
                    .collect(Collectors.toSet());
        }
    }

    /** Positions have no gaps, so that a part of all is found without reading the rest. */
    private Page<KeptEvent> part(Window window) {
        var head = history.head();
        var first = window.after() == null ? Math.max(0, head - window.limit()) : window.begin();
        try (var events = of(null, first)) {
            return new Page<>(events.limit(window.limit()).toList(), Math.max(0, head - window.begin()));
        }
    }

    private Page<KeptEvent> filtered(EventSelection wanted, Window window) {
        try (var events = of(wanted.environment(), window.begin())) {
            return window.of(events.filter(wanted));
        }
    }

    private Stream<KeptEvent> of(@Nullable EnvironmentName environment, long after) {
        return environment == null
                ? history.stored(after).map(KeptEvents::of)
                : history.stored(environment)
                        .filter(stored -> stored.position() > after)
                        .map(KeptEvents::of);
    }
}
