package org.torrust.deployer.query;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.api.operation.Holder;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.OperationKind;
import org.torrust.deployer.api.operation.Step;

/**
 * The operation that was asked for last, and how it went.
 *
 * @param step the step it is at, failed at or was stopped at; null when it succeeded or has none
 * @param ended null while it is in progress
 * @param actor {@code user@host}
 * @param failure null unless it failed
 * @param holder the process that carries it, null for {@code create}
 */
public record LastOperation(
        OperationId id,
        OperationKind kind,
        Status status,
        @Nullable Step step,
        Instant began,
        @Nullable Instant ended,
        String actor,
        @Nullable Failure failure,
        @Nullable Holder holder) {

    /** How an operation stands. */
    public enum Status {
        IN_PROGRESS,
        SUCCEEDED,
        FAILED,
        INTERRUPTED;

        /** The words shown to people, e.g. {@code in progress}. */
        public String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
