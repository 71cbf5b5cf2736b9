package org.torrust.deployer.api.environment;

import java.util.Locale;

/** How far along an environment is: the furthest claim about it that is still true. */
public enum State {
    CREATED,
    PROVISIONED,
    CONFIGURED,
    RELEASED,
    RUNNING,
    DESTROYED;

    /** Whether this claim includes {@code other}; nothing is true any more of a destroyed environment. */
    public boolean isAtLeast(State other) {
        return this != DESTROYED && compareTo(other) >= 0;
    }

    /** The word shown to people and written to JSON, e.g. {@code provisioned}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
