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
import org.torrust.deployer.api.environment.Refused;
import org.torrust.deployer.api.environment.Refused.Reason;
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
    static Optional<Fault> firstFault(Connection connection) {
        return Optional.ofNullable(of(connection, null, position -> {}).fault());
    }

    /**
     * Follows the chain from the first event to the last, or to the first fault; within one transaction, so that it is of
     * one moment.
     *
     * @param earlier what the history must not contradict, or null
     * @param progress told how many events were looked at
     * @throws Refused WRONG_STATE when only a part was imported, and the checkpoint is of an event that is not in it
     */
    public static Verdict of(Connection connection, @Nullable Checkpoint earlier, LongConsumer progress) {
        return Sql.run(() -> {
            var head = StoreHead.of(connection).checkpoint();
            var check = new HistoryCheck(connection);
            var fault = check.fault(progress);
            var other = fault == null && earlier != null
                    ? contradiction(connection, earlier).orElse(null)
                    : fault;
            return new Verdict(check.count, head, other, isPart(connection));
        });
    }

    private @Nullable Fault fault(LongConsumer progress) throws SQLException {
        var chain = imported == null ? Chain.WHOLE : imported.chain();
        var check = new ChainCheck(chain, 0);
        try (var events = EventTable.linked(connection, null, Long.MIN_VALUE)) {
            for (var rows = events.iterator(); rows.hasNext(); ) {
                var event = rows.next();
                var fault = check.next(event);
                if (fault.isPresent()) {
                    return told(chain, fault.get(), event.event(), rows);
                }
                remember(check.head());
                progress.accept(++count);
            }
        }
        return cut(check.head());
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

    /** How far the store has come; of a part that was imported, how far the export says that the whole had come. */
    public static Checkpoint checkpoint(Connection connection) {
        return Sql.run(() -> StoreHead.of(connection).checkpoint());
    }

    /**
     * How far the store has come, to be held against it later, once all of it is seen to be as it was written.
     *
     * @param progress told how many events were looked at
     * @throws BrokenHistoryException at the first event that is not
     * @throws Refused WRONG_STATE when it is a part that was imported, which does not show where the whole ends
     */
    public static Checkpoint provenCheckpoint(Connection connection, LongConsumer progress) {
        return Sql.run(() -> {
            if (isPart(connection)) {
                throw new Refused(
                        Reason.WRONG_STATE,
                        "This is a part of a history, which does not show where the whole of it ends.",
                        "Make the checkpoint where the whole of it is.");
            }
            requireWhole(connection, progress);
            return StoreHead.of(connection).checkpoint();
        });
    }

    /**
     * Follows the chain from the first event to the last.
     *
     * @param progress told how many events were looked at
     * @throws BrokenHistoryException at the first event that is not as it was written
     */
    public static void requireWhole(Connection connection, LongConsumer progress) {
        var fault = of(connection, null, progress).fault();
        if (fault != null) {
            throw new BrokenHistoryException(fault);
        }
    }

    /**
     * Looks whether the history is as long as it was when it was seen last.
     *
     * @param seen the newest event that is known to have been recorded
     * @throws BrokenHistoryException when its end was cut off since
     */
    public static void requireReaching(Connection connection, long seen) {
        Sql.run(() -> {
            var head = StoreHead.of(connection).checkpoint();
            var cut = cut(seen, head);
            if (cut != null) {
                throw new BrokenHistoryException(cut);
            }
            return head;
        });
    }

    private static @Nullable Fault cut(long seen, Checkpoint head) {
        return seen <= head.position()
                ? null
                : new Fault(
                        head.position() + 1,
                        "it is missing, and all behind it: the projections were made of %d".formatted(seen));
    }

    /**
     * Looks at the newest event alone, which the next one will be linked to.
     *
     * @throws StoreUnusableException when it is not as it was written
     */
    static void requireGoodEnd(Connection connection) {
        Sql.run(() -> {
            var last = EventTable.head(connection).position();
            if (EventTable.at(connection, last)
                    .filter(end -> !end.isAsWritten())
                    .isPresent()) {
                throw StoreUnusableException.altered(last);
            }
            return last;
        });
    }

    private static boolean isPart(Connection connection) throws SQLException {
        return ImportMark.of(connection)
                .filter(header -> header.chain() == Chain.GAPS)
                .isPresent();
    }

    /** What contradicts a checkpoint of the same store, made earlier; empty when nothing does. */
    static Optional<Fault> contradiction(Connection connection, Checkpoint earlier) {
        return Sql.run(() -> {
            var now = StoreHead.of(connection);
            if (earlier.store() != null
                    && !earlier.store().equals(now.checkpoint().store())) {
                return Optional.of(new Fault(1, "it is not the one the checkpoint's store began with"));
            }
            if (now.checkpoint().position() < earlier.position() && ImportMark.isOn(connection)) {
                throw new Refused(
                        Reason.WRONG_STATE,
                        "The export this was made of ends at event %d, before event %d, which the checkpoint is of."
                                .formatted(now.checkpoint().position(), earlier.position()),
                        "Verify where the whole of it is, or with a checkpoint made before the export.");
            }
            if (now.checkpoint().position() < earlier.position()) {
                return Optional.of(new Fault(now.checkpoint().position() + 1, "it is missing, and all behind it"));
            }
            return hash(connection, now, earlier.position()).equals(earlier.hash())
                    ? Optional.empty()
                    : Optional.of(new Fault(earlier.position(), "it was another when the checkpoint was made"));
        });
    }

    private static String hash(Connection connection, StoreHead now, long position) throws SQLException {
        if (position == 0) {
            return HashChain.ROOT;
        }
        // What a part says of the end of the whole is a claim, and no proof.
        if (position == now.checkpoint().position() && !isPart(connection)) {
            return now.checkpoint().hash();
        }
        return EventTable.at(connection, position)
                .map(linked -> linked.event().hash())
                .orElseThrow(() -> new Refused(
                        Reason.WRONG_STATE,
                        "Event %d, which the checkpoint is of, is not in this part of the history.".formatted(position),
                        "Verify where the whole of it is."));
    }

    /** @param position which event, from 1; {@code why} completes a sentence */
    public record Fault(long position, String why) {}

    /**
     * What was found.
     *
     * @param count how many events are as they were written, up to the fault if there is one
     * @param head where the store says that it ends
     * @param fault the first one, or null
     * @param isPart whether it is a part that was imported, so that {@code head} is what the export claims
     */
    public record Verdict(
            long count, Checkpoint head, @Nullable Fault fault, boolean isPart) {

        /** The same where something else is known to have been recorded up to {@code position}. */
        public Verdict reaching(long position) {
            return fault != null ? this : new Verdict(count, head, cut(position, head), isPart);
        }
    }
}
