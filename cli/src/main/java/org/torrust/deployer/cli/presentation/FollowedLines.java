package org.torrust.deployer.cli.presentation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.torrust.deployer.cli.history.ToldEvent;
import org.torrust.deployer.cli.history.ToldOperation;

/** Lines for people who watch; nobody knows yet how wide the next one will be. */
final class FollowedLines {

    private FollowedLines() {}

    static String of(ToldOperation told, Instant now) {
        var operation = told.operation();
        var last = operation.ended() == null ? operation.began() : operation.ended();
        return "%s  %-20s  %-10s  %-26s  %-11s  %s  %s"
                .formatted(
                        last.truncatedTo(ChronoUnit.SECONDS),
                        OperationWords.environment(told),
                        operation.kind(),
                        OperationWords.status(told),
                        OperationWords.duration(operation, now),
                        Words.visible(operation.actor()),
                        operation.id());
    }

    static String of(ToldEvent told) {
        var cells = EventsTable.row(
                told, told.kept().when().map(FollowedLines::second).orElse("-"));
        return "%7s  %-20s  %-20s  %-5s  %-30s  %s".formatted(cells.toArray());
    }

    private static String second(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
