package org.torrust.deployer.query.views;

import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.history.RecordedEvent;
import org.torrust.deployer.query.list.EnvironmentSummary;
import org.torrust.deployer.query.status.EnvironmentStatus;

/**
 * One question's answer for each environment, folded from events.
 *
 * @param name its stable name in the tables
 * @param fold pure: the answer before (null before the first event) and an event give the answer after
 */
record View<V>(String name, Class<V> type, BiFunction<@Nullable V, RecordedEvent, V> fold) {

    static final View<EnvironmentSummary> LIST =
            new View<>("list", EnvironmentSummary.class, EnvironmentSummary::after);

    static final View<EnvironmentStatus> STATUS =
            new View<>("status", EnvironmentStatus.class, EnvironmentStatus::after);
}
