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

    Comparator<Listed> comparator() {
        Comparator<Listed> byName =
                Comparator.comparing(environment -> environment.name().value());
        return switch (this) {
            case NAME -> byName;
            case CREATED -> Comparator.comparing(Listed::created).reversed().thenComparing(byName);
            case MODIFIED -> Comparator.comparing(Listed::modified).reversed().thenComparing(byName);
            case STATE -> Comparator.comparing(Listed::state).thenComparing(byName);
        };
    }
}
