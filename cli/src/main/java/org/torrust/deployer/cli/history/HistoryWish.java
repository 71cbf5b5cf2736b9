package org.torrust.deployer.cli.history;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.query.history.EventSelection;
import org.torrust.deployer.query.history.OperationSelection;
import org.torrust.deployer.query.history.Outcome;
import org.torrust.deployer.query.history.Period;

/**
 * Which part of the history is asked for. An operation is wanted when it meets all of this, where types and pattern are met
 * when one of its events meets both; an event is wanted when it meets all of this, where outcomes and kinds are met when
 * its operation meets them.
 *
 * @param environment null for all
 * @param outcomes empty for all
 * @param types names that events are stored under; empty for all
 * @param kinds subcommands; empty for all
 * @param actor {@code user@host} or the user alone; null for all
 * @param operation null for all
 * @param pattern found somewhere in an event's JSON; null for all
 */
public record HistoryWish(
        @Nullable EnvironmentName environment,
        Period period,
        Set<Outcome> outcomes,
        Set<String> types,
        Set<String> kinds,
        @Nullable String actor,
        @Nullable OperationId operation,
        @Nullable Pattern pattern) {

    public HistoryWish {
        outcomes = Set.copyOf(outcomes);
        types = Set.copyOf(types);
        kinds = Set.copyOf(kinds);
    }

    /** The same for one environment. */
    HistoryWish in(EnvironmentName name) {
        return new HistoryWish(name, period, outcomes, types, kinds, actor, operation, pattern);
    }

    boolean asksEvents() {
        return !types.isEmpty() || pattern != null;
    }

    boolean asksOperations() {
        return !outcomes.isEmpty() || !kinds.isEmpty();
    }

    /** The operations that are wanted, as far as they tell themselves. */
    OperationSelection operations() {
        return new OperationSelection(environment, period, outcomes, actor, kinds, ids(), Set.of());
    }

    /** Those that an event has to belong to one of. */
    OperationSelection operationsOfEvents() {
        return new OperationSelection(environment, Period.ALWAYS, outcomes, null, kinds, ids(), Set.of());
    }

    /** The events that are wanted, as far as they tell themselves. */
    EventSelection events() {
        return new EventSelection(environment, period, types, actor, pattern, ids());
    }

    /** Those that an operation has to have one of. */
    EventSelection eventsOfOperations() {
        return new EventSelection(environment, Period.ALWAYS, types, null, pattern, ids());
    }

    private @Nullable Set<OperationId> ids() {
        return operation == null ? null : Set.of(operation);
    }
}
