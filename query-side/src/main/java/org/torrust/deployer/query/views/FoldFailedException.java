package org.torrust.deployer.query.views;

import org.torrust.deployer.api.history.RecordedEvent;

/** A projection cannot take an event. */
public final class FoldFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String projection;
    private final transient RecordedEvent at;

    FoldFailedException(View<?> view, RecordedEvent at, RuntimeException cause) {
        super(
                "projection %s cannot take event %d: %s".formatted(view.name(), at.position(), cause.getMessage()),
                cause);
        this.projection = view.name();
        this.at = at;
    }

    public String projection() {
        return projection;
    }

    /** The event it failed at. */
    public RecordedEvent at() {
        return at;
    }
}
