package org.torrust.deployer.command.environment;

import java.time.Instant;
import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.EnvironmentEvent;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationEnded;
import org.torrust.deployer.api.environment.EnvironmentEvent.ReleaseSwitchedBack;
import org.torrust.deployer.api.environment.EnvironmentEvent.StepCompleted;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.environment.Release;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.command.environment.Life.Alive;
import org.torrust.deployer.command.port.Site;

/** Reads what is recorded of environments, by the same fold the aggregate uses. */
final class Lives {

    private final EventStore store;

    Lives(EventStore store) {
        this.store = store;
    }

    Life of(EnvironmentName name) {
        Life life = new Life.Unborn();
        for (var events = store.readEvents(name.value()); events.hasNext(); ) {
            life = life.after((EnvironmentEvent) events.next().getPayload());
        }
        return life;
    }

    /**
     * The operation that is open, if there is one.
     *
     * @throws org.torrust.deployer.api.environment.Refused as {@link #existing} does
     */
    Optional<Begun> begun(EnvironmentName name) {
        var open = existing(name).operation();
        return open == null ? Optional.empty() : Optional.of(new Begun(open, began(name, open.id())));
    }

    private Instant began(EnvironmentName name, OperationId operation) {
        return store.readEvents(name.value())
                .asStream()
                .filter(message ->
                        ((EnvironmentEvent) message.getPayload()).operation().equals(operation))
                .map(EventMessage::getTimestamp)
                .findFirst()
                .orElseThrow();
    }

    /** @throws org.torrust.deployer.api.environment.Refused when there is no such environment or it was destroyed */
    Alive existing(EnvironmentName name) {
        return switch (of(name)) {
            case Alive alive -> alive;
            case Life.Unborn unborn -> throw Refusals.unknown(name);
            case Life.Gone gone -> throw Refusals.destroyed(name);
        };
    }

    /** The environment as those who work on an operation of it are told. */
    Site site(EnvironmentName name, OperationId operation) {
        var alive = existing(name);
        var standing = alive.standing();
        var open = alive.operation();
        return new Site(
                name,
                operation,
                standing.configuration(),
                standing.claims().address(),
                standing.claims().hostKey(),
                newest(alive),
                standing.claims().running(),
                open == null ? OperationOptions.NONE : open.options(),
                open == null ? null : open.kind(),
                open != null && open.beganAtNothing(),
                standing.claims().ownConfiguration());
    }

    /** What was recorded of one operation. */
    Trace trace(EnvironmentName name, OperationId operation) {
        var trace = new Trace(null, null, false);
        for (var events = store.readEvents(name.value()); events.hasNext(); ) {
            var event = (EnvironmentEvent) events.next().getPayload();
            trace = event.operation().equals(operation) ? trace.after(event) : trace;
        }
        return trace;
    }

    private static @Nullable Release newest(Alive alive) {
        var open = alive.operation();
        return open != null && open.shipped() != null
                ? open.shipped()
                : alive.standing().claims().released();
    }

    /** An open operation, and when it began. */
    record Begun(OperationInProgress operation, Instant at) {}

    /** How an operation went: its end, the release that was switched back to, and whether anything was changed. */
    record Trace(@Nullable OperationEnded end, @Nullable OperationId servingAgain, boolean changed) {

        private Trace after(EnvironmentEvent event) {
            return switch (event) {
                case OperationEnded e -> new Trace(e, servingAgain, changed);
                case ReleaseSwitchedBack e -> new Trace(end, e.release(), changed);
                case StepCompleted e ->
                    new Trace(end, servingAgain, changed || !e.step().onlyLooks());
                default -> this;
            };
        }
    }
}
