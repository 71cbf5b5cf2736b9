package org.torrust.deployer.query.list;

import java.util.List;
import java.util.Set;
import org.torrust.deployer.api.environment.State;

/**
 * Which environments of a list are wanted, and in which order.
 *
 * @param states those that are wanted; empty for all
 */
public record ListSelection(Set<State> states, ListOrder order, boolean reversed) {

    public ListSelection {
        states = Set.copyOf(states);
    }

    /** The wanted ones of {@code environments}, in the wanted order. */
    public <E extends Listed> List<E> of(List<E> environments) {
        var sorted = environments.stream()
                .filter(environment -> states.isEmpty() || states.contains(environment.state()))
                .sorted(order.comparator())
                .toList();
        return reversed ? sorted.reversed() : sorted;
    }
}
