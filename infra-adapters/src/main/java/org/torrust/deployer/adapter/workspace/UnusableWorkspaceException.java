package org.torrust.deployer.adapter.workspace;

/** The workspace is not as it should be, so that it is not used; the message is a sentence for the operator. */
public final class UnusableWorkspaceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String advice;

    UnusableWorkspaceException(String message, String advice) {
        super(message);
        this.advice = advice;
    }

    /** What to do, as a sentence. */
    public String advice() {
        return advice;
    }
}
