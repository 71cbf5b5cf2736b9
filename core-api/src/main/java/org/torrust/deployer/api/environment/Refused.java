package org.torrust.deployer.api.environment;

/** A request that was understood and not accepted: why not, and what to do now. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why a request is refused; each has its own exit code. */
    public enum Reason {
        INVALID,
        NOT_FOUND,
        CONFLICT,
        WRONG_STATE
    }

    private final Reason reason;
    private final String advice;

    public Refused(Reason reason, String why, String advice) {
        super(why);
        this.reason = reason;
        this.advice = advice;
    }

    public Reason reason() {
        return reason;
    }

    /** What the operator can do now, one sentence. */
    public String advice() {
        return advice;
    }
}
