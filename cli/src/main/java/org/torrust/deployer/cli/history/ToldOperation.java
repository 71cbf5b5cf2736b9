package org.torrust.deployer.cli.history;

import org.jspecify.annotations.Nullable;
import org.torrust.deployer.cli.ExitCodes;
import org.torrust.deployer.command.port.Holders.Liveness;
import org.torrust.deployer.query.history.Operation;

/**
 * An operation, and what its events alone do not tell.
 *
 * @param simulated whether nothing of it is real
 * @param liveness whether anybody is at work on it; null when it has ended
 */
public record ToldOperation(
        Operation operation, boolean simulated, @Nullable Liveness liveness) {

    /** Whether it is recorded as open, and nobody is at work on it any more. */
    public boolean isAbandoned() {
        return liveness == Liveness.GONE;
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
