package org.torrust.deployer.query.views;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.history.RecordedEvent;
import org.torrust.deployer.query.history.Operation;
import org.torrust.deployer.query.list.EnvironmentSummary;
import org.torrust.deployer.query.status.EnvironmentStatus;

/**
 * One question's answers, folded from events: one for each environment, or for each of what else they are told apart by.
 *
 * @param name its stable name in the tables
 * @param shape raised whenever an answer gets other fields or another meaning, so that rows of before are folded anew
 * @param fold pure: the answer before (null before the first event) and an event give the answer after
 * @param key which of the answers an event belongs to
 */
record View<V>(
        String name,
        int shape,
        Class<V> type,
        BiFunction<@Nullable V, RecordedEvent, V> fold,
        Function<RecordedEvent, String> key) {

    static final View<EnvironmentSummary> LIST =
            new View<>("list", 2, EnvironmentSummary.class, EnvironmentSummary::after);

    static final View<EnvironmentStatus> STATUS =
            new View<>("status", 2, EnvironmentStatus.class, EnvironmentStatus::after);

    static final View<Operation> HISTORY = new View<>("history", 2, Operation.class, Operation::after, Operation::key);

    static final List<View<?>> ALL = List.of(LIST, STATUS, HISTORY);

    /** One answer for each environment. */
    View(String name, int shape, Class<V> type, BiFunction<@Nullable V, RecordedEvent, V> fold) {
        this(name, shape, type, fold, recorded -> recorded.event().environment().value());
    }
}
