package org.torrust.deployer.cli.presentation;

import com.fasterxml.jackson.databind.node.NullNode;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.cli.Format;
import org.torrust.deployer.query.views.Comparison;
import org.torrust.deployer.query.views.Difference;
import org.torrust.deployer.query.views.ProjectionState;
import org.torrust.deployer.query.views.Rebuilding;

/** Writes what is told of projections to stdout, in the asked format. */
public final class ProjectionsPresentation {

    private final PrintWriter out;
    private final Format format;
    private final Instant now;

    public ProjectionsPresentation(PrintWriter out, Format format, Instant now) {
        this.out = out;
        this.format = format;
        this.now = now;
    }

    /** How each stands. */
    public void list(List<ProjectionState> states) {
        if (format == Format.table) {
            TextTable.print(
                    out,
                    Stream.concat(
                                    Stream.of(List.of("NAME", "POSITION", "BEHIND", "REBUILT", "LAST ERROR")),
                                    states.stream().map(this::row))
                            .toList());
            return;
        }
        var document = Document.create();
        var rows = document.putArray("projections");
        for (var state : states) {
            var row = rows.addObject()
                    .put("name", state.name())
                    .put("position", state.position())
                    .put("lag", state.lag())
                    .put("error", state.error());
            row.set("rebuilt", state.rebuilt() == null ? NullNode.getInstance() : Document.tree(state.rebuilt()));
        }
        Document.print(out, format, document);
    }

    private List<String> row(ProjectionState state) {
        return List.of(
                state.name(),
                Long.toString(state.position()),
                Long.toString(state.lag()),
                words(state.rebuilt()),
                state.error() == null ? "-" : state.error());
    }

    private String words(@Nullable Rebuilding rebuilt) {
        if (rebuilt == null) {
            return "-";
        }
        var why = rebuilt.reason() == null ? "" : ": " + rebuilt.reason();
        return "%s, by %s%s".formatted(Ages.ago(rebuilt.time(), now), rebuilt.actor(), why);
    }

    /** What is kept beside what follows from the events. */
    public void verified(List<Comparison> comparisons) {
        if (format == Format.table) {
            comparisons.forEach(this::text);
            return;
        }
        var document = Document.create().put("valid", comparisons.stream().allMatch(Comparison::isSame));
        document.set("projections", Document.tree(comparisons));
        Document.print(out, format, document);
    }

    private void text(Comparison comparison) {
        out.println("%-9s %s".formatted(comparison.projection(), words(comparison)));
        comparison.differences().forEach(difference -> out.println("  " + words(difference)));
        if (comparison.differing() > 0 && comparison.differing() > names(comparison)) {
            out.println("  …");
        }
    }

    private static long names(Comparison comparison) {
        return comparison.differences().stream()
                .map(Difference::name)
                .distinct()
                .count();
    }

    private static String words(Comparison comparison) {
        if (comparison.position() == 0) {
            return "nothing is kept, all is folded when it is asked";
        }
        if (comparison.isAhead()) {
            return "was made of events up to %d, and the history ends at %d; it is folded anew when it is asked"
                    .formatted(comparison.position(), comparison.head());
        }
        var upTo = "up to event " + comparison.position();
        return comparison.isSame()
                ? "%s, the same as the events give %s".formatted(Words.counted(comparison.rows(), "answer"), upTo)
                : "%d of %d answers differ from what the events give %s"
                        .formatted(comparison.differing(), comparison.rows(), upTo);
    }

    private static String words(Difference difference) {
        if (difference.kept() == null && difference.path().isEmpty()) {
            return difference.name() + ": is missing";
        }
        if (difference.folded() == null && difference.path().isEmpty()) {
            return difference.name() + ": is too much";
        }
        return "%s: %s is %s, and should be %s"
                .formatted(difference.name(), difference.path(), word(difference.kept()), word(difference.folded()));
    }

    private static String word(@Nullable String value) {
        return value == null ? "missing" : value;
    }
}
