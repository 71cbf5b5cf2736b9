package org.torrust.deployer.cli.presentation;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.cli.replay.CheckResult;
import org.torrust.deployer.cli.replay.Finding;

/** What a check of the history came to, for people. */
final class ReplayCheckText {

    private ReplayCheckText() {}

    /** @param uncompared why the projections were not compared, or null */
    static void print(PrintWriter out, CheckResult result, @Nullable String uncompared) {
        result.findings().forEach(finding -> finding(out, finding));
        if (result.found() > result.findings().size()) {
            out.println(
                    "… and %d more".formatted(result.found() - result.findings().size()));
        }
        out.println("%s, %s, %s made again: %s"
                .formatted(
                        Words.counted(result.environments().size(), "environment"),
                        Words.counted(result.events(), "event"),
                        Words.counted(result.decisions(), "decision"),
                        result.isGood() ? "nothing is otherwise" : Words.counted(result.found(), "finding")));
        if (uncompared != null) {
            out.println("projections were not compared: " + uncompared);
        }
    }

    private static void finding(PrintWriter out, Finding finding) {
        out.println("%s @%d (event %d, %s revision %d): %s"
                .formatted(
                        finding.environment(),
                        finding.number(),
                        finding.position(),
                        finding.type().name(),
                        finding.type().revision(),
                        finding.cause()));
        if (finding.operation() != null) {
            out.println("  operation  " + finding.operation());
        }
        if (finding.recorded() != null) {
            out.println("  recorded   " + finding.recorded());
            out.println("  now        " + finding.now());
        }
        if (finding.more() > 0) {
            out.println("  and %d more in this operation".formatted(finding.more()));
        }
    }
}
