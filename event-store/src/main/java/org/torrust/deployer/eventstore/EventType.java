package org.torrust.deployer.eventstore;

import org.torrust.deployer.api.environment.EnvironmentEvent;

/** The name an event is stored under, and which shape of it; a name never changes, a new shape gets the next revision. */
public record EventType(String name, int revision) {

    /** What an event is stored under today. */
    public static EventType of(EnvironmentEvent event) {
        return EventNames.of(event);
    }
}
