package org.torrust.deployer.query.views;

/** A row of a view has a shape this program does not know; what it says can be folded anew from events. */
final class UnreadableRowException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableRowException(View<?> view, Throwable cause) {
        super("a row of view %s cannot be read".formatted(view.name()), cause);
    }
}
