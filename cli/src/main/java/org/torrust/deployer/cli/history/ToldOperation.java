package org.torrust.deployer.cli.history;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.cli.ExitCodes;
import org.torrust.deployer.command.port.Holders.Liveness;
import org.torrust.deployer.query.LastOperation.Status;
import org.torrust.deployer.query.history.Operation;

/**
 * An operation, and what its events alone do not tell.
 *
 * @param simulated whether nothing of it is real
 * @param liveness whether anybody is at work on it; null when it has ended, and where that cannot be seen
 */
public record ToldOperation(
        Operation operation, boolean simulated, @Nullable Liveness liveness) {

    /** Whether it is recorded as open, and nobody is at work on it any more. */
    public boolean isAbandoned() {
        return liveness == Liveness.GONE;
    }

    /** E.g. {@code in progress}. */
    public String status() {
        return isAbandoned() ? Status.ABANDONED.words() : operation.status().words();
    }

    /** How long it took, or has taken by {@code now}, as far as anybody can tell. */
    public Duration took(Instant now) {
        return isAbandoned() ? operation.worked() : operation.took(now);
    }

    /** When it ended, or was seen last where nobody is at work on it; when it began while it goes on. */
    public Instant last() {
        if (isAbandoned()) {
            return operation.latest();
        }
        return operation.ended() == null ? operation.began() : operation.ended();
    }

    /** Whether nothing of it can come any more. */
    public boolean isOver() {
        return !operation.isOpen() || isAbandoned();
    }

    /** What the shell saw of it; null while it goes on, and where its process was gone before it could tell. */
    public @Nullable Integer exitCode() {
        return switch (operation.status()) {
            case SUCCEEDED -> ExitCodes.OK;
            case FAILED -> operation.kind().equals(Operation.TEST) ? ExitCodes.SAYS_NO : ExitCodes.TOOL_FAILED;
            case INTERRUPTED -> interrupted();
            case IN_PROGRESS, ABANDONED -> null;
        };
    }

    /** What a command ends with that ends as this did, when it {@linkplain #isOver() is over}; a vanished one was interrupted. */
    public int result() {
        var seen = exitCode();
        return seen == null ? interrupted() : seen;
    }

    private int interrupted() {
        return ExitCodes.ofSignal(operation.signal() == null ? "INT" : operation.signal());
    }
}
