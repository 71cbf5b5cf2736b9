package org.torrust.deployer.cli.presentation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.torrust.deployer.query.list.EnvironmentLine;
import org.torrust.deployer.query.list.OperationLine;

/** The list for people: the fullest of three wordings that fits the terminal; in the tersest, what is too long is cut. */
final class ListTable {

    private static final List<String> HEADS = List.of("NAME", "STATE", "CREATED", "MODIFIED", "IP ADDRESS");
    private static final List<String> MORE_HEADS = List.of("PROVIDER", "TRACKER", "LAST OPERATION");
    private static final int NAME = 0;
    private static final int STATE = 1;
    private static final int ADDRESS = 4;

    private final Instant now;

    ListTable(Instant now) {
        this.now = now;
    }

    /** Rows of at most {@code width} columns. */
    TextTable narrow(List<EnvironmentLine> environments, int width) {
        return Stream.<Function<EnvironmentLine, List<String>>>of(
                        environment -> row(environment, Words.trouble(environment.lastOperation()), " ago"),
                        environment -> row(environment, Words.shortTrouble(environment.lastOperation()), " ago"),
                        environment -> row(environment, Words.shortTrouble(environment.lastOperation()), ""))
                .map(wording -> TextTable.of(HEADS, environments.stream().map(wording)))
                .filter(table -> table.width() <= width)
                .findFirst()
                .orElseGet(() -> terse(environments).within(width, List.of(NAME, STATE, ADDRESS)));
    }

    /** Rows as wide as they come, with what the narrow ones leave out. */
    TextTable wide(List<EnvironmentLine> environments) {
        var heads = Stream.concat(HEADS.stream(), MORE_HEADS.stream()).toList();
        return TextTable.of(heads, environments.stream().map(this::wideRow));
    }

    private TextTable terse(List<EnvironmentLine> environments) {
        return TextTable.of(
                HEADS,
                environments.stream()
                        .map(environment -> row(environment, terseTrouble(environment.lastOperation()), "")));
    }

    private List<String> wideRow(EnvironmentLine environment) {
        var operation = environment.lastOperation();
        var row = new ArrayList<>(row(environment, Words.trouble(operation), " ago"));
        row.add(environment.provider());
        row.add(environment.image() == null ? "-" : environment.image());
        row.add(operation.kind().word() + ": " + operation.status().words() + ", by " + operation.actor());
        return row;
    }

    private List<String> row(EnvironmentLine environment, String trouble, String ago) {
        var mark = environment.provider().equals("simulated") ? TextTable.MARK : "";
        return List.of(
                environment.name().value(),
                environment.state().word() + (trouble.isEmpty() ? "" : " (" + trouble + ")"),
                Ages.since(environment.created(), now, ago),
                Ages.since(environment.modified(), now, ago),
                (environment.host() == null ? "-" : environment.host()) + mark);
    }

    private static String terseTrouble(OperationLine operation) {
        return Words.trouble(operation).isEmpty() ? "" : operation.status().words();
    }
}
