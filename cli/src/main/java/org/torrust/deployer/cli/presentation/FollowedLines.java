package org.torrust.deployer.cli.presentation;

import java.time.Instant;
import org.torrust.deployer.cli.history.ToldEvent;
import org.torrust.deployer.cli.history.ToldOperation;

/** Lines for people who watch; nobody knows yet how wide the next one will be. */
final class FollowedLines {

    private FollowedLines() {}

    static String of(ToldOperation told, Instant now) {
        var operation = told.operation();
        return "%s  %-20s  %-10s  %-26s  %-11s  %s  %s"
                .formatted(
                        Ages.exact(told.last()),
                        OperationWords.environment(told),
                        operation.kind(),
                        OperationWords.status(told),
                        OperationWords.duration(told, now),
                        Words.visible(operation.actor()),
                        operation.id());
    }

    static String of(ToldEvent told) {
        var cells = EventsTable.row(told, told.kept().when().map(Ages::exact).orElse("-"));
        return "%7s  %-24s  %-20s  %-5s  %-30s  %s".formatted(cells.toArray());
    }
}
