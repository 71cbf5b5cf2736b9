package org.torrust.deployer.query.history;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.EnvironmentEvent.ConfigurationChanged;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentCreated;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationAbandoned;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationAdopted;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationFailed;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationInterrupted;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationSucceeded;
import org.torrust.deployer.api.environment.EnvironmentEvent.StepCompleted;
import org.torrust.deployer.api.environment.EnvironmentEvent.StepSkipped;
import org.torrust.deployer.api.environment.EnvironmentEvent.TestFinished;
import org.torrust.deployer.api.environment.EnvironmentEvent.TrackerConfigurationChosen;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.history.RecordedEvent;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.api.operation.Holder;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.query.LastOperation.Status;

/**
 * Answers "who did what, when, and how did it go?": one line of the history, from an operation's first event to its last.
 *
 * @param kind the subcommand, e.g. {@code deploy} or {@code config set}
 * @param position of its first event among all of the store; it orders operations for ever
 * @param step the step it failed at or was stopped at; while in progress the last one done; else null
 * @param ended null while it is in progress
 * @param latest when the last was recorded that it did itself; whoever found its process gone came later
 * @param actor {@code user@host}
 * @param arguments the command line as typed, secrets redacted
 * @param reason the operator's own words, or null
 * @param failure null unless it failed
 * @param signal what it was stopped by, e.g. {@code INT}; null unless an operator stopped it
 * @param holder the process that carries it, null where it takes but a moment
 */
public record Operation(
        OperationId id,
        EnvironmentName environment,
        String kind,
        long position,
        Status status,
        @Nullable Step step,
        Instant began,
        @Nullable Instant ended,
        Instant latest,
        String actor,
        List<String> arguments,
        @Nullable String reason,
        @Nullable Failure failure,
        @Nullable String signal,
        @Nullable Holder holder) {

    /** The kinds that take but a moment, and are no {@code OperationKind}: one event each. */
    public static final String CREATE = "create";

    public static final String CONFIG_SET = "config set";
    public static final String TEST = "test";

    /** No deployer begins like that; but the history has to be shown. */
    private static final String UNKNOWN = "unknown";

    public Operation {
        arguments = List.copyOf(arguments);
    }

    /** Tells operations apart: the id, and the environment for safety; sorts by the time they began. */
    public static String key(RecordedEvent recorded) {
        return key(recorded.event().operation(), recorded.event().environment());
    }

    private static String key(OperationId id, EnvironmentName environment) {
        return id + " " + environment;
    }

    /** The operation after one of its events; null before the first. */
    public static Operation after(@Nullable Operation before, RecordedEvent recorded) {
        return switch (recorded.event()) {
            case EnvironmentCreated e -> momentary(recorded, CREATE, null);
            case ConfigurationChanged e -> momentary(recorded, CONFIG_SET, null);
            case TrackerConfigurationChosen e when before == null -> momentary(recorded, CONFIG_SET, null);
            case TestFinished e -> momentary(recorded, TEST, failure(e));
            case OperationStarted e ->
                begun(recorded, e.kind().word(), e.holder()).from(before);
            default -> (before == null ? momentary(recorded, UNKNOWN, null) : before).next(recorded);
        };
    }

    public boolean isOpen() {
        return ended == null;
    }

    /** Whether it takes but a moment and is one event; what else may carry its id came late. */
    public boolean isMomentary() {
        return began.equals(ended) && holder == null;
    }

    /** How long it took, or has taken by {@code now}. */
    public Duration took(Instant now) {
        return isOpen() ? Duration.between(began, now) : worked();
    }

    /** How long it is known to have been at work. */
    public Duration worked() {
        return Duration.between(began, latest);
    }

    /** As of its events. */
    public String key() {
        return key(id, environment);
    }

    private static @Nullable Failure failure(TestFinished test) {
        return test.failed().isEmpty()
                ? null
                : Failure.of(
                        "%d of %d tests failed: %s."
                                .formatted(test.failed().size(), test.total(), String.join(", ", test.failed())),
                        "See how it stands: torrust-tracker-deployer status " + test.environment());
    }

    private static Operation momentary(RecordedEvent recorded, String kind, @Nullable Failure why) {
        return begun(recorded, kind, null)
                .ended(recorded, why == null ? Status.SUCCEEDED : Status.FAILED, null, why, null);
    }

    private static Operation begun(RecordedEvent recorded, String kind, @Nullable Holder holder) {
        return new Operation(
                recorded.event().operation(),
                recorded.event().environment(),
                kind,
                recorded.position(),
                Status.IN_PROGRESS,
                null,
                recorded.time(),
                null,
                recorded.time(),
                recorded.provenance().actor(),
                recorded.provenance().arguments(),
                recorded.provenance().reason(),
                null,
                null,
                holder);
    }

    /** What it recorded before it began, such as other settings, belongs to it. */
    private Operation from(@Nullable Operation before) {
        return before == null ? this : with(before.position(), status, step, ended, latest, failure, signal, holder);
    }

    private Operation next(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case StepCompleted e -> at(e.step(), recorded);
            case StepSkipped e -> at(e.step(), recorded);
            case OperationAdopted e -> carriedBy(e.holder(), recorded);
            case OperationSucceeded e -> ended(recorded, Status.SUCCEEDED, null, null, null);
            case OperationFailed e -> ended(recorded, Status.FAILED, e.step(), e.failure(), null);
            case OperationInterrupted e -> ended(recorded, Status.INTERRUPTED, e.step(), null, e.signal());
            case OperationAbandoned e -> abandoned(recorded, e.step());
            default -> this;
        };
    }

    private Operation at(Step done, RecordedEvent recorded) {
        return with(position, status, done, ended, recorded.time(), failure, signal, holder);
    }

    private Operation carriedBy(Holder other, RecordedEvent recorded) {
        return with(position, status, step, ended, recorded.time(), failure, signal, other);
    }

    private Operation abandoned(RecordedEvent recorded, @Nullable Step where) {
        return with(position, Status.INTERRUPTED, where, recorded.time(), latest, null, null, holder);
    }

    private Operation ended(
            RecordedEvent recorded,
            Status how,
            @Nullable Step where,
            @Nullable Failure why,
            @Nullable String stoppedBy) {
        return with(position, how, where, recorded.time(), recorded.time(), why, stoppedBy, holder);
    }

    private Operation with(
            long first,
            Status how,
            @Nullable Step where,
            @Nullable Instant until,
            Instant seen,
            @Nullable Failure why,
            @Nullable String stoppedBy,
            @Nullable Holder carrier) {
        return new Operation(
                id,
                environment,
                kind,
                first,
                how,
                where,
                began,
                until,
                seen,
                actor,
                arguments,
                reason,
                why,
                stoppedBy,
                carrier);
    }
}
