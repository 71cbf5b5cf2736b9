package org.torrust.deployer.query.list;

import java.util.Comparator;
import java.util.Locale;

/** What a list of environments can be sorted by; equal ones stand by name. */
public enum ListOrder {
    NAME,
    /** Newest first. */
    CREATED,
    /** The one that changed last first. */
    MODIFIED,
    /** From created to running, and destroyed in the end. */
    STATE;

    /** The word a user types, e.g. {@code modified}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Comparator<EnvironmentSummary> comparator() {
        Comparator<EnvironmentSummary> byName =
                Comparator.comparing(environment -> environment.name().value());
        return switch (this) {
            case NAME -> byName;
            case CREATED ->
                Comparator.comparing(EnvironmentSummary::created).reversed().thenComparing(byName);
            case MODIFIED ->
                Comparator.comparing(EnvironmentSummary::modified).reversed().thenComparing(byName);
            case STATE -> Comparator.comparing(EnvironmentSummary::state).thenComparing(byName);
        };
    }
}
