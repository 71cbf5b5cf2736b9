package org.torrust.deployer.command;

import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.State;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.Step;

/** How an operation ended, for whoever asked for it. */
public sealed interface OperationResult {

    /**
     * It did what was asked.
     *
     * @param state how far along the environment is now
     * @param changed whether any step did work; false when every step found nothing to do
     */
    record Succeeded(OperationId operation, State state, boolean changed) implements OperationResult {}

    /** @param servingAgain the release that was switched back to, or null */
    record Failed(
            OperationId operation,
            Step step,
            Failure failure,
            @Nullable OperationId servingAgain) implements OperationResult {}

    /** @param signal its name without SIG; {@code step} is null when none was left to do */
    record Interrupted(OperationId operation, @Nullable Step step, String signal) implements OperationResult {}
}
