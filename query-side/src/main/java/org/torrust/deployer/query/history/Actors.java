package org.torrust.deployer.query.history;

import org.jspecify.annotations.Nullable;

/** Tells whether somebody is meant. */
final class Actors {

    private Actors() {}

    /** @param wanted {@code user@host}, or the user alone; null for everybody */
    static boolean isMeant(@Nullable String wanted, String actor) {
        return wanted == null || actor.equals(wanted) || actor.startsWith(wanted + "@");
    }
}
