package org.torrust.deployer.cli.presentation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.cli.Format;
import org.torrust.deployer.cli.history.OperationStory;
import org.torrust.deployer.cli.history.PastStatus;
import org.torrust.deployer.cli.history.PastStatus.AsOf;
import org.torrust.deployer.cli.history.ToldEvent;
import org.torrust.deployer.cli.history.ToldOperation;
import org.torrust.deployer.query.diff.Difference;
import org.torrust.deployer.query.history.Page;
import org.torrust.deployer.query.status.EnvironmentStatus;

/** Writes what is told of the past to stdout in the asked format. */
public final class HistoryPresentation {

    private final PrintWriter out;
    private final Format format;
    private final Instant now;

    HistoryPresentation(PrintWriter out, Format format, Instant now) {
        this.out = out;
        this.format = format;
        this.now = now;
    }

    /**
     * Operations, one a row.
     *
     * @param width of the terminal, or null for as wide as they come
     * @param reversed whether the newest comes first
     * @param next the position to go on behind
     */
    public void operations(Page<ToldOperation> page, @Nullable Integer width, boolean reversed, long next) {
        var items = ordered(page, reversed);
        switch (format) {
            case table -> {
                var table = new HistoryTable(now);
                (width == null ? table.wide(items) : table.narrow(items, width)).print(out);
            }
            case jsonl -> items.forEach(this::line);
            case json, yaml -> document("operations", page.total(), items, HistoryNodes::operation, reversed, next);
        }
    }

    /** Events as they are kept, one a row; as {@link #operations} else. */
    public void events(Page<ToldEvent> page, @Nullable Integer width, boolean reversed, long next) {
        var items = ordered(page, reversed);
        switch (format) {
            case table -> {
                var table = new EventsTable(now);
                (width == null ? table.wide(items) : table.narrow(items, width)).print(out);
            }
            case jsonl -> items.forEach(this::line);
            case json, yaml -> document("events", page.total(), items, HistoryNodes::event, reversed, next);
        }
    }

    /** An operation as it stands now, on a line of its own among others that come later. */
    public void line(ToldOperation told) {
        if (format == Format.table) {
            out.println(FollowedLines.of(told, now));
        } else {
            Document.print(out, Format.jsonl, versioned(HistoryNodes.operation(told)));
        }
    }

    /** An event, on a line of its own among others that come later. */
    public void line(ToldEvent told) {
        if (format == Format.table) {
            out.println(FollowedLines.of(told));
        } else {
            Document.print(out, Format.jsonl, versioned(HistoryNodes.event(told)));
        }
    }

    /** All there is to tell of one operation. */
    public void story(OperationStory story) {
        if (format == Format.table) {
            new OperationText(out, now).print(story);
        } else {
            Document.print(out, format, versioned(HistoryNodes.story(story)));
        }
    }

    /** What differs between two moments. */
    public void differences(AsOf from, AsOf to, List<Difference> differences) {
        if (format == Format.table) {
            new DiffText(out).print(from, to, differences);
            return;
        }
        var document = Document.create().put("same", differences.isEmpty());
        document.set("from", HistoryNodes.asOf(from));
        document.set("to", HistoryNodes.asOf(to));
        var listed = document.putArray("differences");
        differences.forEach(difference -> listed.add(HistoryNodes.difference(difference)));
        Document.print(out, format, document);
    }

    /** How an environment stood. */
    public void status(PastStatus past) {
        if (format == Format.table) {
            new StatusText(out, now).printPast(past.status(), past.asOf());
            return;
        }
        Document.print(out, format, document(past.status(), past.asOf()));
    }

    static ObjectNode document(EnvironmentStatus status, AsOf asOf) {
        var document = Document.create();
        document.set("asOf", HistoryNodes.asOf(asOf));
        document.setAll(StatusDocument.of(status, null));
        return document;
    }

    private static <T> List<T> ordered(Page<T> page, boolean reversed) {
        return reversed ? page.items().reversed() : page.items();
    }

    private <T> void document(
            String name, long total, List<T> items, Function<T, ObjectNode> node, boolean reversed, long next) {
        var document = Document.create()
                .put("order", reversed ? "newest first" : "oldest first")
                .put("total", total)
                .put("next", next);
        var listed = document.putArray(name);
        items.forEach(item -> listed.add(node.apply(item)));
        Document.print(out, format, document);
    }

    private static ObjectNode versioned(ObjectNode node) {
        var document = Document.create();
        document.setAll(node);
        return document;
    }
}
