package org.torrust.deployer.query.views;

import org.torrust.deployer.api.history.RecordedEvent;

/** A projection cannot take an event. */
public final class FoldFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final String UNFIT = "it does not fit those before it";

    private final String projection;
    private final transient RecordedEvent at;

    FoldFailedException(View<?> view, RecordedEvent at, RuntimeException cause) {
        super("projection %s cannot take event %d: %s".formatted(view.name(), at.position(), words(cause)), cause);
        this.projection = view.name();
        this.at = at;
    }

    /** Why something failed; what Java says by itself is about classes. */
    static String words(Exception cause) {
        var message = cause.getMessage();
        var isOfJava = cause instanceof NullPointerException
                || cause instanceof ClassCastException
                || cause instanceof IndexOutOfBoundsException;
        return message == null || isOfJava ? UNFIT : message;
    }

    /** Why it cannot, as a clause. */
    public String why() {
        return getCause() instanceof RuntimeException cause ? words(cause) : UNFIT;
    }

    public String projection() {
        return projection;
    }

    /** The event it failed at. */
    public RecordedEvent at() {
        return at;
    }
}
