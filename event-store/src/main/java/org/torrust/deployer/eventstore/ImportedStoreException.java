package org.torrust.deployer.eventstore;

/** A history that was imported can be read and not be written to; the message is a sentence for the operator. */
public final class ImportedStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ImportedStoreException() {
        super("The history of this workspace was imported, so it can only be read.");
    }
}
