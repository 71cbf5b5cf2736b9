package org.torrust.deployer.query.history;

import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.operation.OperationId;

/**
 * Which events are wanted: those that meet all of this.
 *
 * @param environment null for all
 * @param period in which it was recorded
 * @param types names events are stored under; empty for all
 * @param actor {@code user@host} or the user alone; null for all
 * @param pattern found somewhere in its JSON; null for all
 * @param among operations it belongs to one of; null for all
 */
public record EventSelection(
        @Nullable EnvironmentName environment,
        Period period,
        Set<String> types,
        @Nullable String actor,
        @Nullable Pattern pattern,
        @Nullable Set<OperationId> among)
        implements Predicate<KeptEvent> {

    public static final EventSelection ALL = new EventSelection(null, Period.ALWAYS, Set.of(), null, null, null);

    public EventSelection {
        types = Set.copyOf(types);
        among = among == null ? null : Set.copyOf(among);
    }

    /** Cheap questions first: a million events may be asked. */
    @Override
    public boolean test(KeptEvent event) {
        return (environment == null || environment.value().equals(event.environment()))
                && (types.isEmpty() || types.contains(event.type()))
                && (period.equals(Period.ALWAYS)
                        || event.when().filter(period::has).isPresent())
                && (pattern == null || isFound(pattern, event))
                && (actor == null || Actors.isMeant(actor, event.actor()))
                && (among == null || event.operation().filter(among::contains).isPresent());
    }

    /** Whether nothing is asked but of which environment. */
    public boolean isAll() {
        return equals(new EventSelection(environment, Period.ALWAYS, Set.of(), null, null, null));
    }

    /** The same, and only those of one of these operations. */
    public EventSelection among(Set<OperationId> ids) {
        return new EventSelection(environment, period, types, actor, pattern, ids);
    }

    private static boolean isFound(Pattern pattern, KeptEvent event) {
        return isFound(pattern, event.payload()) || isFound(pattern, event.metadata());
    }

    private static boolean isFound(Pattern pattern, String text) {
        return pattern.matcher(new TextToSearch(text)).find();
    }
}
