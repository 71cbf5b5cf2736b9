package org.torrust.deployer.eventstore;

/** The name an event is stored under, and which shape of it; a name never changes, a new shape gets the next revision. */
public record EventType(String name, int revision) {}
