package org.torrust.deployer.command.port;

import org.torrust.deployer.api.operation.Failure;

/** A step could not be done; carries the words for the operator. A retry may succeed. */
public final class StepFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    public StepFailedException(Failure failure) {
        super(failure.summary());
        this.failure = failure;
    }

    public StepFailedException(Failure failure, Throwable cause) {
        super(failure.summary(), cause);
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
