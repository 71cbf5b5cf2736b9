package org.torrust.deployer.command.environment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.EnvironmentEvent;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationAdopted;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.ReleaseShipped;
import org.torrust.deployer.api.environment.EnvironmentEvent.StepCompleted;
import org.torrust.deployer.api.environment.EnvironmentEvent.StepSkipped;
import org.torrust.deployer.api.environment.Release;
import org.torrust.deployer.api.environment.State;
import org.torrust.deployer.api.operation.Holder;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.OperationKind;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.api.operation.Step;

/**
 * An operation that has begun and not ended: what it was to do and what of it is done.
 *
 * @param remaining the planned steps that are not done, in order
 * @param shipped the release this operation brought to the host, or null
 * @param beganAtNothing whether nothing but the wish was there when it began
 * @param adopted whether another process than the one that began it takes the outcome of the step at work
 */
record OperationInProgress(
        OperationId id,
        OperationKind kind,
        Holder holder,
        List<Step> remaining,
        OperationOptions options,
        @Nullable Release shipped,
        boolean beganAtNothing,
        boolean adopted) {

    OperationInProgress {
        remaining = List.copyOf(remaining);
    }

    static OperationInProgress begunWith(OperationStarted event, State state) {
        return new OperationInProgress(
                event.operation(),
                event.kind(),
                event.holder(),
                event.steps(),
                event.options(),
                null,
                state == State.CREATED,
                false);
    }

    /** What is known after an event of this operation; others change nothing. */
    OperationInProgress after(EnvironmentEvent event) {
        return switch (event) {
            case StepCompleted e -> without(e.step());
            case StepSkipped e -> without(e.step());
            case ReleaseShipped e ->
                new OperationInProgress(id, kind, holder, remaining, options, e.release(), beganAtNothing, adopted);
            case OperationAdopted e ->
                new OperationInProgress(id, kind, e.holder(), remaining, options, shipped, beganAtNothing, true);
            default -> this;
        };
    }

    Optional<Step> next() {
        return remaining.stream().findFirst();
    }

    /** Whether this very step is the one whose outcome is due. */
    boolean awaits(OperationId operation, Step step) {
        return id.equals(operation) && next().filter(step::equals).isPresent();
    }

    boolean isLast(Step step) {
        return remaining.equals(List.of(step));
    }

    boolean isLastOfItsPhase(Step step) {
        return remaining.stream().noneMatch(other -> other != step && other.phase() == step.phase());
    }

    /** The next step and those one run of a tool does with it; empty when nothing is left. */
    List<Step> nextWork() {
        var work = new ArrayList<Step>();
        for (var step : remaining) {
            if (!work.isEmpty() && !step.joins(work.getLast())) {
                break;
            }
            work.add(step);
        }
        return work;
    }

    private OperationInProgress without(Step step) {
        return new OperationInProgress(
                id,
                kind,
                holder,
                remaining.stream().filter(other -> other != step).toList(),
                options,
                shipped,
                beganAtNothing,
                adopted);
    }
}
