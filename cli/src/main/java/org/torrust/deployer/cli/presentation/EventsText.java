package org.torrust.deployer.cli.presentation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.input.Quoted;
import org.torrust.deployer.cli.ShownEvent;
import org.torrust.deployer.eventstore.EventType;
import org.torrust.deployer.eventstore.StoredEvent;

/** Events as they are kept, for people. Any text can be in them, so nothing is printed that steers a terminal. */
final class EventsText {

    private EventsText() {}

    static void list(PrintWriter out, List<StoredEvent> events) {
        TextTable.print(
                out,
                Stream.concat(
                                Stream.of(List.of("SEQ", "TIME", "ENVIRONMENT", "EVENT", "TYPE")),
                                events.stream().map(EventsText::row))
                        .toList());
    }

    private static List<String> row(StoredEvent event) {
        return List.of(
                Long.toString(event.position()),
                time(event),
                visible(event.environment()),
                "@" + (event.sequence() + 1),
                visible(event.type().name()) + note(event.type()));
    }

    private static String time(StoredEvent event) {
        try {
            return Instant.parse(event.time()).truncatedTo(ChronoUnit.MILLIS).toString();
        } catch (DateTimeParseException e) {
            return visible(event.time());
        }
    }

    private static String note(EventType type) {
        if (!type.isKnown()) {
            return " (revision %d, not known here)".formatted(type.revision());
        }
        return type.isOlder() ? " (revision %d)".formatted(type.revision()) : "";
    }

    static void show(PrintWriter out, ShownEvent shown) {
        var event = shown.linked().event();
        line(out, "Event", "%d, the %d. of %s".formatted(event.position(), event.sequence() + 1, event.environment()));
        line(
                out,
                "Type",
                "%s, revision %d".formatted(event.type().name(), event.type().revision()));
        line(out, "Recorded", event.time());
        line(out, "Id", event.id());
        line(out, "Hash", event.hash());
        line(
                out,
                "",
                shown.linked().isAsWritten() ? "follows from the event and the one before it" : "DOES NOT follow");
        part(out, "Payload", event.payload());
        part(out, "Metadata", event.metadata());
        if (!event.type().isKnown()) {
            line(out, "Meaning", "not known to this deployer");
        } else if (event.type().isOlder() && shown.today() != null) {
            part(out, "Today", shown.today());
        }
    }

    static void verified(PrintWriter out, Verification verification) {
        var verdict = verification.verdict();
        if (verdict.fault() != null) {
            var words = verdict.fault().position() > verdict.count()
                    ? "%d events are as they were written; event %d is not: %s."
                    : "%d events are linked as they were written, but not those of the checkpoint; event %d: %s.";
            out.println(words.formatted(
                    verdict.count(), verdict.fault().position(), verdict.fault().why()));
            return;
        }
        out.println("%d events are as they were written.".formatted(verdict.count()));
        if (verdict.isPart()) {
            out.println(
                    "They are a part of a history; that nothing of it was left out, before or between them, does not show.");
        }
        line(out, "Store", verdict.head().store() == null ? "-" : verdict.head().store());
        line(
                out,
                verdict.isPart() ? "Whole ends, it says" : "Newest event",
                "%d, %s".formatted(verdict.head().position(), verdict.head().hash()));
        if (verification.earlier() != null) {
            line(
                    out,
                    "Checkpoint",
                    "agrees up to event " + verification.earlier().position());
        }
        if (verification.signer() != null) {
            line(out, "Signed by", verification.signer());
        }
    }

    private static void part(PrintWriter out, String head, String json) {
        var text = EventNodes.parsed(json) instanceof ObjectNode object ? Document.pretty(object) : json;
        out.println(head + ":");
        text.lines().forEach(each -> out.println("  " + visible(each)));
    }

    private static void line(PrintWriter out, String head, @Nullable String text) {
        out.println("%-18s %s".formatted(head, visible(String.valueOf(text))));
    }

    private static String visible(String text) {
        return Quoted.line(text);
    }
}
