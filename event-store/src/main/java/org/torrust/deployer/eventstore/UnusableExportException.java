package org.torrust.deployer.eventstore;

/** A file is no export that can be used; the message is a sentence for the operator. */
public final class UnusableExportException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong with the file. */
    public enum Reason {
        /** It cannot be read, or is something else. */
        NO_EXPORT,
        /** It is an export and not as it was written: cut off, or an event altered, removed, inserted or moved. */
        BROKEN,
        /** Its format is newer than this program. */
        TOO_NEW
    }

    private final Reason reason;

    UnusableExportException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
