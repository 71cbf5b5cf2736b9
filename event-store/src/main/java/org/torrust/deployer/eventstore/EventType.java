package org.torrust.deployer.eventstore;

import org.torrust.deployer.api.environment.EnvironmentEvent;

/** The name an event is stored under, and which shape of it; a name never changes, a new shape gets the next revision. */
public record EventType(String name, int revision) {

    /** What an event is stored under today. */
    public static EventType of(EnvironmentEvent event) {
        return EventNames.of(event);
    }

    /** Whether this program can read it. */
    public boolean isKnown() {
        return EventNames.isKnown(this);
    }

    /** Whether events of its name have a newer shape today. */
    public boolean isOlder() {
        return EventNames.isOlder(this);
    }
}
