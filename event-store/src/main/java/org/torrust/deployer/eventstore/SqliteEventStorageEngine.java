package org.torrust.deployer.eventstore;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.EnvironmentEvent;
import org.torrust.deployer.api.failpoint.Failpoint;

/**
 * Keeps Axon's events in our own table, each linked to the one before.
 *
 * <p>Axon's JDBC engine has no place for the chain, and needs five of its statements replaced on SQLite; the few methods
 * of this interface that an application without tracking processors uses are less.
 */
final class SqliteEventStorageEngine implements EventStorageEngine {

    private static final String AGGREGATE = "Environment";

    private final Transactions transactions;
    private final EventCodec codec;

    SqliteEventStorageEngine(Transactions transactions, EventCodec codec) {
        this.transactions = transactions;
        this.codec = codec;
    }

    /** @throws ConcurrencyException when someone else has recorded an event at the same place of the same environment */
    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        Failpoint.BEFORE_APPEND.reached();
        transactions.executeInTransaction(() -> {
            try {
                append(events);
            } catch (SQLException e) {
                throw Conflicts.translated(e);
            }
        });
    }

    private void append(List<? extends EventMessage<?>> events) throws SQLException {
        var connection = transactions.getConnection();
        var head = EventTable.head(connection);
        try (var insertion = new EventInsertion(connection)) {
            for (var message : events) {
                var unlinked = stored((DomainEventMessage<?>) message, head.position() + 1);
                var hash = HashChain.link(head.hash(), unlinked);
                insertion.add(unlinked.linked(hash));
                head = new EventTable.Head(unlinked.position(), hash);
            }
        }
    }

    private StoredEvent stored(DomainEventMessage<?> message, long position) {
        var event = (EnvironmentEvent) message.getPayload();
        return new StoredEvent(
                position,
                message.getAggregateIdentifier(),
                message.getSequenceNumber(),
                message.getIdentifier(),
                EventNames.of(event),
                message.getTimestamp().toString(),
                codec.write(event),
                codec.write(Provenances.of(message.getMetaData())),
                "");
    }

    @Override
    public DomainEventStream readEvents(String environment, long firstSequence) {
        return Sql.run(() -> {
            try (var rows = EventTable.of(transactions.getConnection(), environment, firstSequence)) {
                return DomainEventStream.of(rows.map(this::message).toList());
            }
        });
    }

    private DomainEventMessage<EnvironmentEvent> message(StoredEvent stored) {
        var recorded = codec.read(stored);
        return new GenericDomainEventMessage<>(
                AGGREGATE,
                stored.environment(),
                stored.sequence(),
                recorded.event(),
                Provenances.toMetaData(recorded.provenance()),
                stored.id(),
                recorded.time());
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String environment) {
        return Sql.run(() -> EventTable.lastSequence(transactions.getConnection(), environment));
    }

    /** An environment has tens of events: reading them all is quicker than keeping snapshots right. */
    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new IllegalStateException("snapshots are not kept");
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String environment) {
        return Optional.empty();
    }

    /** Views and replays read the history itself; no tracking processor is ever configured. */
    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        throw new IllegalStateException("there are no tracking processors");
    }

    @Override
    public TrackingToken createTailToken() {
        throw new IllegalStateException("there are no tracking processors");
    }

    @Override
    public TrackingToken createHeadToken() {
        throw new IllegalStateException("there are no tracking processors");
    }

    @Override
    public TrackingToken createTokenAt(Instant time) {
        throw new IllegalStateException("there are no tracking processors");
    }
}
