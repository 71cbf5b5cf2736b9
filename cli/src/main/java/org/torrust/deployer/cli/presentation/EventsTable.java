package org.torrust.deployer.cli.presentation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.torrust.deployer.cli.history.ToldEvent;
import org.torrust.deployer.query.history.KeptEvent;

/** Events for people, a row each; one that is not known is shown as it is kept. */
final class EventsTable {

    private static final List<String> HEADS = List.of("SEQ", "WHEN", "ENVIRONMENT", "N", "TYPE", "WHAT");
    private static final int ENVIRONMENT = 2;
    private static final int TYPE = 4;
    private static final int WHAT = 5;
    private static final int SHORT = 20;

    private final Instant now;

    EventsTable(Instant now) {
        this.now = now;
    }

    /** Rows of at most {@code width} columns. */
    TextTable narrow(List<ToldEvent> events, int width) {
        return table(events, told -> cut(row(told, age(told.kept())))).within(width, List.of(WHAT, ENVIRONMENT));
    }

    /** Rows as wide as they come, with the times as they are recorded. */
    TextTable wide(List<ToldEvent> events) {
        return table(events, EventsTable::exact);
    }

    private static TextTable table(List<ToldEvent> events, Function<ToldEvent, List<String>> wording) {
        return TextTable.of(HEADS, events.stream().map(wording));
    }

    /** With the time it was recorded at. */
    static List<String> exact(ToldEvent told) {
        var kept = told.kept();
        return row(told, kept.when().map(Ages::exact).orElse(Words.visible(kept.time())));
    }

    /** What it means is worth more room than the end of a long name. */
    private static List<String> cut(List<String> row) {
        var cut = new ArrayList<>(row);
        var type = row.get(TYPE);
        cut.set(TYPE, type.length() <= SHORT ? type : type.substring(0, SHORT - 1) + "…");
        return cut;
    }

    static List<String> row(ToldEvent told, String when) {
        var kept = told.kept();
        return List.of(
                Long.toString(kept.position()),
                when,
                Words.visible(kept.environment()),
                "@" + kept.number(),
                Words.visible(kept.type()),
                told.meaning() == null ? unknown(kept) : Words.visible(told.meaning()));
    }

    private String age(KeptEvent kept) {
        return kept.when().map(time -> Ages.since(time, now, "")).orElse(Words.visible(kept.time()));
    }

    private static String unknown(KeptEvent kept) {
        return "revision %d, unknown here: %s".formatted(kept.revision(), Words.visible(kept.payload()));
    }
}
