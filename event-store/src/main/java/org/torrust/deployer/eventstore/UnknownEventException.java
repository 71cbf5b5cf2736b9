package org.torrust.deployer.eventstore;

/** The history holds an event this program does not know; it must not write on top of what it cannot read. */
public final class UnknownEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String why;
    private final boolean isDamage;

    UnknownEventException(long position, EventType type, String why) {
        super("Event %d of the history is '%s' revision %d, which this deployer cannot read: %s. %s"
                .formatted(position, type.name(), type.revision(), why, cause(type)));
        this.why = why;
        this.isDamage = type.isKnown();
    }

    private static String cause(EventType type) {
        return type.isKnown()
                ? "That is damage: 'events verify' tells whether it was written so."
                : "The history was probably written by a newer deployer.";
    }

    /** Whether its type is known, so that no newer deployer wrote it as it is. */
    public boolean isDamage() {
        return isDamage;
    }

    /** Why it cannot be read, without saying which it is. */
    public String why() {
        return why;
    }
}
