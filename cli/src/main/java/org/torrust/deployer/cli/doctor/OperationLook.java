package org.torrust.deployer.cli.doctor;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.cli.CheckLine;
import org.torrust.deployer.cli.CheckLine.Status;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.presentation.Carrier;
import org.torrust.deployer.command.port.Holders.Liveness;
import org.torrust.deployer.query.list.EnvironmentSummary;
import org.torrust.deployer.query.status.EnvironmentStatus;

/** Looks at each operation that is recorded as in progress: whether anybody is at work on it. */
final class OperationLook {

    private final Context context;

    OperationLook(Context context) {
        this.context = context;
    }

    List<CheckLine> of(List<EnvironmentSummary> environments) {
        var lines = environments.stream()
                .filter(environment -> Doctor.isOpen(environment.lastOperation()))
                .map(environment -> context.reading().status(environment.name()))
                .flatMap(Optional::stream)
                .flatMap(status -> line(status).stream())
                .toList();
        return lines.isEmpty()
                ? List.of(new CheckLine("Operations", Status.OK, "", "OK, none is in progress", null))
                : lines;
    }

    /** Empty when it has ended since. */
    private Optional<CheckLine> line(EnvironmentStatus status) {
        return Optional.ofNullable(context.machines().carrier(status)).map(liveness -> line(status, liveness));
    }

    private static CheckLine line(EnvironmentStatus status, Liveness liveness) {
        var operation = status.lastOperation();
        return new CheckLine(
                "Operation",
                judged(liveness),
                "%s of %s".formatted(operation.kind().word(), status.name()),
                "process " + Carrier.words(operation, liveness),
                hint(status, liveness));
    }

    private static Status judged(Liveness liveness) {
        return switch (liveness) {
            case ALIVE -> Status.OK;
            case UNKNOWN -> Status.WARN;
            case STOPPED, TOOL_ALIVE, GONE -> Status.FAIL;
        };
    }

    private static @Nullable String hint(EnvironmentStatus status, Liveness liveness) {
        var operation = status.lastOperation();
        var unlock =
                "torrust-tracker-deployer unlock %s --op %s --reason WORDS".formatted(status.name(), operation.id());
        return switch (liveness) {
            case ALIVE -> null;
            case STOPPED -> "Let it go on; or end its operation: " + unlock;
            case TOOL_ALIVE, GONE ->
                "Give the same command again: torrust-tracker-deployer %s %s"
                        .formatted(operation.kind().word(), status.name());
            case UNKNOWN -> "When you know that it is gone: " + unlock;
        };
    }
}
