package org.torrust.deployer.query.history;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.operation.OperationId;

/**
 * Which operations are wanted: those that meet all of this.
 *
 * @param environment null for all
 * @param period in which it was going on, if only for a part of it
 * @param outcomes empty for all
 * @param actor {@code user@host} or the user alone; null for all
 * @param kinds subcommands; empty for all
 * @param among null for all
 * @param gone those not ended that nobody is at work on, which their events do not tell
 */
public record OperationSelection(
        @Nullable EnvironmentName environment,
        Period period,
        Set<Outcome> outcomes,
        @Nullable String actor,
        Set<String> kinds,
        @Nullable Set<OperationId> among,
        Set<OperationId> gone)
        implements Predicate<Operation> {

    public static final OperationSelection ALL =
            new OperationSelection(null, Period.ALWAYS, Set.of(), null, Set.of(), null, Set.of());

    /** All of one environment. */
    public static OperationSelection of(EnvironmentName environment) {
        return new OperationSelection(environment, Period.ALWAYS, Set.of(), null, Set.of(), null, Set.of());
    }

    public OperationSelection {
        outcomes = Set.copyOf(outcomes);
        kinds = Set.copyOf(kinds);
        among = among == null ? null : Set.copyOf(among);
        gone = Set.copyOf(gone);
    }

    @Override
    public boolean test(Operation operation) {
        return (environment == null || environment.equals(operation.environment()))
                && period.overlaps(operation.began(), operation.ended())
                && (outcomes.isEmpty() || outcomes.contains(Outcome.of(operation, gone)))
                && Actors.isMeant(actor, operation.actor())
                && (kinds.isEmpty() || kinds.contains(operation.kind()))
                && (among == null || among.contains(operation.id()));
    }

    /** The same, and only those with one of these ids. */
    public OperationSelection among(Set<OperationId> ids) {
        return new OperationSelection(environment, period, outcomes, actor, kinds, ids, gone);
    }

    /** Whether it can only be told who is meant when it is known whether anybody is at work on what has not ended. */
    public boolean needsLiveness() {
        return outcomes.contains(Outcome.OPEN) || outcomes.contains(Outcome.ABANDONED);
    }

    /** All those here that are recorded as not ended. */
    public OperationSelection open() {
        return new OperationSelection(environment, period, EnumSet.of(Outcome.OPEN), actor, kinds, among, Set.of());
    }

    /** The same, where it is known that nobody is at work on some. */
    public OperationSelection knowing(Set<OperationId> ids) {
        return new OperationSelection(environment, period, outcomes, actor, kinds, among, ids);
    }
}
