package org.torrust.deployer.cli.presentation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import org.torrust.deployer.adapter.drift.Drift;
import org.torrust.deployer.api.environment.EnvironmentName;

/** How an environment differs from what is recorded of it, for people and for programs. */
public final class DriftText {

    private DriftText() {}

    static void print(PrintWriter out, EnvironmentName name, Drift drift) {
        if (!drift.findings().isEmpty()) {
            out.println("%s differs from what is recorded of it:".formatted(name));
            findings(out, drift);
        }
        drift.unseen().forEach(unseen -> out.println("Not looked at: %s. %s".formatted(unseen.what(), unseen.why())));
        if (!drift.findings().isEmpty()) {
            out.println("Mend it: torrust-tracker-deployer deploy " + name);
        } else if (drift.unseen().isEmpty()) {
            out.println("No drift: %s is as it is recorded.".formatted(name));
        } else {
            out.println("No drift of %s was seen in what could be looked at.".formatted(name));
        }
    }

    /** The differences, a line each. */
    public static void findings(PrintWriter out, Drift drift) {
        drift.findings()
                .forEach(finding -> out.println("  %-9s %s: %s (recorded: %s)"
                        .formatted(finding.kind().word(), finding.what(), finding.found(), finding.recorded())));
    }

    /** What nothing can be said of, a line each. */
    public static void unseen(PrintWriter out, Drift drift) {
        drift.unseen().forEach(unseen -> out.println("Not looked at: %s. %s".formatted(unseen.what(), unseen.why())));
    }

    static ObjectNode document(EnvironmentName name, Drift drift, boolean simulated) {
        var document = Document.create()
                .put("name", name.value())
                .put("simulated", simulated)
                .put("drift", !drift.findings().isEmpty());
        var findings = document.putArray("findings");
        drift.findings()
                .forEach(finding -> findings.addObject()
                        .put("kind", finding.kind().word())
                        .put("what", finding.what())
                        .put("recorded", finding.recorded())
                        .put("found", finding.found())
                        .put("mendedBy", finding.mendedBy().word()));
        document.set("unseen", Document.tree(drift.unseen()));
        return document;
    }
}
