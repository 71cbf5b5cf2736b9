package org.torrust.deployer.command.port;

import org.torrust.deployer.api.operation.Step;

/** One of several steps done in one run failed; the ones before it are done. */
public final class HostStepFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Step step;
    private final StepFailedException failed;

    public HostStepFailedException(Step step, StepFailedException failed) {
        super(failed);
        this.step = step;
        this.failed = failed;
    }

    public Step step() {
        return step;
    }

    public StepFailedException failed() {
        return failed;
    }
}
