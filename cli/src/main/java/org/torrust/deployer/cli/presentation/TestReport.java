package org.torrust.deployer.cli.presentation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.cli.Format;
import org.torrust.deployer.command.port.ProbeReport;
import org.torrust.deployer.command.port.TestSuite;

/**
 * How a suite of tests came out, to be written.
 *
 * @param begun when the suite began
 */
public record TestReport(
        EnvironmentName environment, TestSuite suite, Instant begun, boolean simulated, ProbeReport report) {

    /** Writes it to a stream or a file. */
    public void print(PrintWriter out, ReportFormat format) {
        switch (format) {
            case text -> text(out);
            case json -> Document.print(out, Format.json, document());
            case xml -> JUnitXml.print(out, this);
        }
    }

    /** Writes it as the other results of the program are written. */
    public void print(PrintWriter out, Format format) {
        if (format == Format.table) {
            text(out);
        } else {
            Document.print(out, format, document());
        }
    }

    private ObjectNode document() {
        var document = Document.create()
                .put("environment", environment.value())
                .put("suite", suite.word())
                .put("simulated", simulated)
                .put("good", report.isGood())
                .put("total", report.answers().size())
                .put("failed", report.failed().size());
        document.set("answers", Document.tree(report.answers()));
        document.set("measured", Document.tree(report.measured()));
        return document;
    }

    private void text(PrintWriter out) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("CHECK", "ENDPOINT", "ANSWER", "TIME", "DETAIL"));
        report.answers()
                .forEach(answer -> rows.add(List.of(
                        answer.check(),
                        answer.endpoint(),
                        answer.ok() ? "ok" : "NO",
                        Ages.duration(answer.took()),
                        answer.detail())));
        TextTable.print(out, rows);
    }
}
