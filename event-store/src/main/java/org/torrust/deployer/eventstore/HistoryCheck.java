package org.torrust.deployer.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.eventstore.EventTable.Head;
import org.torrust.deployer.eventstore.ExportHeader.Chain;

/** Looks whether the history is as it was written: nothing altered, removed, inserted or put in another order. */
public final class HistoryCheck {

    /** How many events around a faulty one are looked at to say what was done. */
    static final int REACH = 32;

    private final Connection connection;
    private final @Nullable ExportHeader imported;
    private final Deque<Head> before = new ArrayDeque<>();
    private long count;

    private HistoryCheck(Connection connection) throws SQLException {
        this.connection = connection;
        this.imported = ImportMark.of(connection).orElse(null);
        before.add(new Head(0, HashChain.ROOT));
    }

    /** The first event that is not as it was written; empty when the chain holds. A cut tail does not show. */
    public static Optional<Fault> firstFault(Connection connection) {
        return Optional.ofNullable(of(connection, position -> {}).fault());
    }

    /**
     * Follows the chain from the first event to the last, or to the first fault.
     *
     * @param progress told how many events were looked at
     */
    public static Verdict of(Connection connection, LongConsumer progress) {
        return Sql.run(() -> new HistoryCheck(connection).verdict(progress));
    }

    private Verdict verdict(LongConsumer progress) throws SQLException {
        var chain = imported == null ? Chain.WHOLE : imported.chain();
        var check = new ChainCheck(chain, 0);
        try (var events = EventTable.linked(connection, null, Long.MIN_VALUE)) {
            for (var rows = events.iterator(); rows.hasNext(); ) {
                var event = rows.next();
                var fault = check.next(event);
                if (fault.isPresent()) {
                    return new Verdict(count, told(chain, fault.get(), event.event(), rows));
                }
                remember(check.head());
                progress.accept(++count);
            }
        }
        return new Verdict(count, cut(check.head()));
    }

    private Fault told(Chain chain, Fault fault, StoredEvent event, Iterator<LinkedEvent> rows) {
        return chain == Chain.WHOLE && fault.position() == event.position() && event.position() > 0
                ? new ChainDiagnosis(List.copyOf(before), event, next(rows)).fault()
                : fault;
    }

    private static List<StoredEvent> next(Iterator<LinkedEvent> rows) {
        var next = new ArrayList<StoredEvent>();
        while (rows.hasNext() && next.size() < REACH) {
            next.add(rows.next().event());
        }
        return next;
    }

    private void remember(Head head) {
        before.add(head);
        if (before.size() > REACH) {
            before.remove();
        }
    }

    /** Where it ended was written down when it was imported. */
    private @Nullable Fault cut(Head last) {
        return imported == null || imported.count() <= count ? null : new Fault(last.position() + 1, "it is missing");
    }

    /** How far the store has come. */
    public static Checkpoint checkpoint(Connection connection) {
        return Sql.run(() -> StoreHead.of(connection).checkpoint());
    }

    /**
     * What contradicts a checkpoint of the same store, made earlier; empty when nothing does. The chain has to be followed
     * besides.
     */
    public static Optional<Fault> contradiction(Connection connection, Checkpoint earlier) {
        return Sql.run(() -> {
            var now = StoreHead.of(connection).checkpoint();
            if (earlier.store() != null && !earlier.store().equals(now.store())) {
                return Optional.of(new Fault(1, "it is not the one the checkpoint's store began with"));
            }
            if (now.position() < earlier.position()) {
                return Optional.of(new Fault(now.position() + 1, "it is missing, and all behind it"));
            }
            return hash(connection, now, earlier.position()).equals(earlier.hash())
                    ? Optional.empty()
                    : Optional.of(new Fault(earlier.position(), "it was another when the checkpoint was made"));
        });
    }

    private static String hash(Connection connection, Checkpoint now, long position) throws SQLException {
        if (position == now.position()) {
            return now.hash();
        }
        return EventTable.at(connection, position)
                .map(linked -> linked.event().hash())
                .orElse(HashChain.ROOT);
    }

    /** @param position which event, from 1; {@code why} completes a sentence */
    public record Fault(long position, String why) {}

    /**
     * What was found.
     *
     * @param count how many events are as they were written, up to the fault if there is one
     */
    public record Verdict(long count, @Nullable Fault fault) {}
}
