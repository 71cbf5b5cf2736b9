package org.torrust.deployer.eventstore;

/** The file with the history cannot be used; the message is a sentence for the operator. */
public final class StoreUnusableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoreUnusableException(String message) {
        super(message);
    }

    StoreUnusableException(String message, Throwable cause) {
        super(message, cause);
    }
}
