package org.torrust.deployer.cli.presentation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.torrust.deployer.cli.history.ToldOperation;

/** Operations for people, a row each: the fullest of some wordings that fits the terminal. */
final class HistoryTable {

    private static final List<String> HEADS =
            List.of("SEQ", "WHEN", "ENVIRONMENT", "OPERATION", "STATUS", "DURATION", "ACTOR", "ID");
    private static final int ENVIRONMENT = 2;
    private static final int STATUS = 4;
    private static final int ACTOR = 6;
    private static final int ID = 7;

    private final Instant now;

    HistoryTable(Instant now) {
        this.now = now;
    }

    /** Rows of at most {@code width} columns; what is left out can be asked by a row's SEQ. */
    TextTable narrow(List<ToldOperation> operations, int width) {
        return Stream.<TextTable>of(
                        table(operations, told -> row(told, " ago"), HEADS.size()),
                        table(operations, told -> row(told, ""), HEADS.size()).closer(),
                        table(operations, told -> row(told, ""), ID).closer(),
                        table(operations, told -> shortActor(row(told, "")), ID).closer())
                .filter(table -> table.width() <= width)
                .findFirst()
                .orElseGet(() ->
                        table(operations, told -> row(told, ""), ACTOR).within(width, List.of(STATUS, ENVIRONMENT)));
    }

    /** Rows as wide as they come, with the times as they are recorded. */
    TextTable wide(List<ToldOperation> operations) {
        return table(operations, this::exact, HEADS.size());
    }

    private static TextTable table(
            List<ToldOperation> operations, Function<ToldOperation, List<String>> wording, int columns) {
        return TextTable.of(
                HEADS.subList(0, columns), operations.stream().map(wording).map(row -> row.subList(0, columns)));
    }

    private List<String> row(ToldOperation told, String ago) {
        var operation = told.operation();
        return List.of(
                Long.toString(operation.position()),
                Ages.since(operation.began(), now, ago),
                OperationWords.environment(told),
                operation.kind(),
                OperationWords.status(told),
                OperationWords.duration(told, now),
                Words.visible(operation.actor()),
                operation.id().value());
    }

    private List<String> exact(ToldOperation told) {
        var row = new ArrayList<>(row(told, ""));
        row.set(1, Ages.exact(told.operation().began()));
        return row;
    }

    private static List<String> shortActor(List<String> row) {
        var shorter = new ArrayList<>(row);
        shorter.set(ACTOR, row.get(ACTOR).replaceFirst("@.*", ""));
        return shorter;
    }
}
