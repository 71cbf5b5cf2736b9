package org.torrust.deployer.cli.presentation;

import java.io.PrintWriter;
import java.util.List;
import org.torrust.deployer.cli.history.PastStatus.AsOf;
import org.torrust.deployer.query.diff.Difference;

/** What differs, for people: what came, went and changed, a line each. */
final class DiffText {

    private final PrintWriter out;

    DiffText(PrintWriter out) {
        this.out = out;
    }

    void print(AsOf from, AsOf to, List<Difference> differences) {
        TextTable.print(out, List.of(head("---", from), head("+++", to)));
        if (differences.isEmpty()) {
            out.println("Nothing differs.");
        }
        var names = differences.stream()
                .mapToInt(each -> each.field().length())
                .max()
                .orElse(0);
        differences.forEach(each -> out.println(line(each, names)));
    }

    private static List<String> head(String mark, AsOf asOf) {
        return List.of(
                "%s %s@%s".formatted(mark, asOf.environment(), asOf.moment()),
                asOf.recorded() == null ? "nothing yet" : "event @" + asOf.number(),
                asOf.recorded() == null ? "" : "recorded " + Ages.exact(asOf.recorded()));
    }

    private static String line(Difference difference, int names) {
        var field = ("%-" + Math.max(1, names) + "s").formatted(difference.field());
        if (difference.before() == null) {
            return "+ %s  %s".formatted(field, difference.after());
        }
        return difference.after() == null
                ? "- %s  %s".formatted(field, difference.before())
                : "~ %s  %s → %s".formatted(field, difference.before(), difference.after());
    }
}
