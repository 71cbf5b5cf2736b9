package org.torrust.deployer.cli.presentation;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.torrust.deployer.cli.Format;
import org.torrust.deployer.cli.ShownEvent;
import org.torrust.deployer.eventstore.EventUse;
import org.torrust.deployer.eventstore.ExportHeader;
import org.torrust.deployer.eventstore.StoredEvent;

/** Writes what is told of the event log itself to stdout, in the asked format. */
public final class EventsPresentation {

    private final PrintWriter out;
    private final Format format;

    public EventsPresentation(PrintWriter out, Format format) {
        this.out = out;
        this.format = format;
    }

    /** Events, one a row; as JSON lines, one a line. */
    public void list(List<StoredEvent> events) {
        switch (format) {
            case table -> EventsText.list(out, events);
            case jsonl ->
                events.forEach(event -> Document.print(out, format, EventNodes.versioned(EventNodes.event(event))));
            case json, yaml -> {
                var document = Document.create();
                var rows = document.putArray("events");
                events.forEach(event -> rows.add(EventNodes.event(event)));
                Document.print(out, format, document);
            }
        }
    }

    /** All of one event. */
    public void show(ShownEvent shown) {
        if (format == Format.table) {
            EventsText.show(out, shown);
        } else {
            Document.print(out, format, EventNodes.versioned(EventNodes.shown(shown)));
        }
    }

    /** Every type of event, with how many there are. */
    public void types(List<EventUse> types) {
        if (format == Format.table) {
            TextTable.print(out, rows(types));
            return;
        }
        var document = Document.create();
        var rows = document.putArray("types");
        types.forEach(use -> rows.addObject()
                .put("type", use.type().name())
                .put("revision", use.type().revision())
                .put("known", use.isKnown())
                .put("events", use.count())
                .put("first", use.count() == 0 ? null : use.first()));
        Document.print(out, format, document);
    }

    private static List<List<String>> rows(List<EventUse> types) {
        return Stream.concat(
                        Stream.of(List.of("TYPE", "REVISION", "EVENTS", "FIRST", "KNOWN HERE")),
                        types.stream()
                                .map(use -> List.of(
                                        use.type().name(),
                                        Integer.toString(use.type().revision()),
                                        Long.toString(use.count()),
                                        use.count() == 0 ? "-" : Long.toString(use.first()),
                                        use.isKnown() ? "yes" : "NO")))
                .toList();
    }

    /** That a workspace was made of an export. */
    public void imported(Path folder, ExportHeader header) {
        if (format == Format.table) {
            out.println("%s holds %d events%s, to be read and not to be written to."
                    .formatted(
                            Words.visible(folder.toString()),
                            header.count(),
                            header.environment() == null ? "" : " of " + header.environment()));
            return;
        }
        Document.print(
                out,
                format,
                Document.create()
                        .put("workspace", folder.toString())
                        .put("store", header.store())
                        .put("environment", header.environment())
                        .put("events", header.count()));
    }

    /** How checking the chain came out. */
    public void verified(Verification verification) {
        if (format == Format.table) {
            EventsText.verified(out, verification);
        } else {
            Document.print(out, format, EventNodes.verified(verification));
        }
    }
}
