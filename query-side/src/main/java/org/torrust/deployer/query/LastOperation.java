package org.torrust.deployer.query;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentCreated;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationAbandoned;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationAdopted;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationFailed;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationInterrupted;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationSucceeded;
import org.torrust.deployer.api.environment.EnvironmentEvent.StepCompleted;
import org.torrust.deployer.api.environment.EnvironmentEvent.StepSkipped;
import org.torrust.deployer.api.history.RecordedEvent;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.api.operation.Holder;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.OperationKind;
import org.torrust.deployer.api.operation.Step;

/**
 * The operation that was asked for last, and how it went.
 *
 * @param step the step it failed at or was stopped at; while in progress the last one done, null before the first; null
 *     when it succeeded
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

    /** How an operation stands. One whose process vanished counts as interrupted. */
    public enum Status {
        IN_PROGRESS,
        SUCCEEDED,
        FAILED,
        INTERRUPTED,
        /** Recorded as in progress, and its process is gone; never recorded itself. */
        ABANDONED;

        /** The words shown to people, e.g. {@code in progress}. */
        public String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** The creation itself, which is over as soon as it is recorded. */
    public static LastOperation creation(RecordedEvent recorded, EnvironmentCreated event) {
        return new LastOperation(
                event.operation(),
                OperationKind.CREATE,
                Status.SUCCEEDED,
                null,
                recorded.time(),
                recorded.time(),
                recorded.provenance().actor(),
                null,
                null);
    }

    /** How it stands after an event. */
    public LastOperation after(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case OperationStarted e -> begun(recorded, e);
            case StepCompleted e -> at(e.step());
            case StepSkipped e -> at(e.step());
            case OperationAdopted e ->
                new LastOperation(id, kind, status, step, began, ended, actor, failure, e.holder());
            case OperationSucceeded e -> ended(recorded, Status.SUCCEEDED, null, null);
            case OperationFailed e -> ended(recorded, Status.FAILED, e.step(), e.failure());
            case OperationInterrupted e -> ended(recorded, Status.INTERRUPTED, e.step(), null);
            case OperationAbandoned e -> ended(recorded, Status.INTERRUPTED, e.step(), null);
            default -> this;
        };
    }

    /** As it is told when its process is seen to be gone. */
    public LastOperation abandoned() {
        return new LastOperation(id, kind, Status.ABANDONED, step, began, ended, actor, failure, holder);
    }

    private static LastOperation begun(RecordedEvent recorded, OperationStarted event) {
        return new LastOperation(
                event.operation(),
                event.kind(),
                Status.IN_PROGRESS,
                null,
                recorded.time(),
                null,
                recorded.provenance().actor(),
                null,
                event.holder());
    }

    private LastOperation at(Step done) {
        return new LastOperation(id, kind, status, done, began, ended, actor, failure, holder);
    }

    private LastOperation ended(RecordedEvent recorded, Status how, @Nullable Step where, @Nullable Failure why) {
        return new LastOperation(id, kind, how, where, began, recorded.time(), actor, why, holder);
    }
}
