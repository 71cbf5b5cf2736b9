package org.torrust.deployer.command.environment;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.EnvironmentEvent;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationEnded;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationFailed;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationSucceeded;
import org.torrust.deployer.api.environment.EnvironmentEvent.StepCompleted;
import org.torrust.deployer.api.environment.EnvironmentEvent.StepSkipped;
import org.torrust.deployer.api.environment.State;
import org.torrust.deployer.api.history.RecordedEvent;
import org.torrust.deployer.api.operation.Step;

/** Follows recorded operations as the saga would carry them, and tells when it had asked for other work than was done. */
final class Course {

    private final BiFunction<EnvironmentEvent, OperationInProgress, List<Step>> next;
    private @Nullable OperationInProgress operation;
    private List<Step> asked = List.of();

    /** @param next what is asked for after an event, as {@link Plan#next} */
    Course(BiFunction<EnvironmentEvent, OperationInProgress, List<Step>> next) {
        this.next = next;
    }

    /** What the saga would have done otherwise, if anything; goes on behind the event. */
    Optional<Difference> goneOtherwise(RecordedEvent recorded) {
        var difference = difference(recorded);
        goOn(recorded.event());
        return difference;
    }

    private Optional<Difference> difference(RecordedEvent recorded) {
        if (!isOfOperation(recorded.event())) {
            return Optional.empty();
        }
        return switch (recorded.event()) {
            case StepCompleted e -> unless(isNext(e.step()), recorded);
            case StepSkipped e -> unless(isNext(e.step()), recorded);
            case OperationFailed e -> unless(isNext(e.step()), recorded);
            case OperationSucceeded e -> unless(asked.isEmpty(), recorded);
            default -> Optional.empty();
        };
    }

    private void goOn(EnvironmentEvent event) {
        switch (event) {
            case OperationStarted e -> ask(e, OperationInProgress.begunWith(e, State.CREATED));
            case OperationEnded e when isOfOperation(e) -> operation = null;
            case EnvironmentEvent e when operation != null && isOfOperation(e) -> ask(e, operation.after(e));
            default -> {}
        }
    }

    private void ask(EnvironmentEvent event, OperationInProgress after) {
        operation = after;
        var more = next.apply(event, after);
        asked = more.isEmpty() ? undone(event) : more;
    }

    private List<Step> undone(EnvironmentEvent event) {
        var isOutcome = event instanceof StepCompleted || event instanceof StepSkipped;
        return isOutcome ? asked.stream().skip(1).toList() : asked;
    }

    private boolean isNext(Step step) {
        return !asked.isEmpty() && asked.getFirst() == step;
    }

    private boolean isOfOperation(EnvironmentEvent event) {
        return operation != null && operation.id().equals(event.operation());
    }

    private Optional<Difference> unless(boolean isSo, RecordedEvent recorded) {
        return isSo
                ? Optional.empty()
                : Optional.of(new Difference(
                        recorded, EventWords.of(recorded.event()), "it would have asked for " + words()));
    }

    private String words() {
        return asked.isEmpty() ? "nothing" : asked.stream().map(Step::word).collect(Collectors.joining(", "));
    }
}
