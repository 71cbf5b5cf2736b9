package org.torrust.deployer.command.port;

/** The operator stopped the operation while a step was being done. */
public final class InterruptedByOperatorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String signal;

    /** @param signal its name without SIG, e.g. {@code INT} */
    public InterruptedByOperatorException(String signal) {
        super("interrupted by SIG" + signal);
        this.signal = signal;
    }

    public String signal() {
        return signal;
    }
}
