package org.torrust.deployer.cli.presentation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.time.Instant;
import org.apache.commons.text.WordUtils;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.cli.Format;
import org.torrust.deployer.command.port.ProbeReport;
import org.torrust.deployer.command.port.ProbeReport.Answer;
import org.torrust.deployer.command.port.TestSuite;

/**
 * How a suite of tests came out, to be written.
 *
 * @param begun when the suite began
 */
public record TestReport(
        EnvironmentName environment, TestSuite suite, Instant begun, boolean simulated, ProbeReport report) {

    private static final int COLUMNS = 80;

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
        var endpoint = "";
        for (var answer : report.answers()) {
            if (!answer.endpoint().equals(endpoint)) {
                endpoint = answer.endpoint();
                out.println(endpoint);
            }
            line(out, answer);
        }
        out.printf(
                "%s%d tests, %d failed%n",
                simulated ? "SIMULATED: " : "",
                report.answers().size(),
                report.failed().size());
    }

    private static void line(PrintWriter out, Answer answer) {
        var head =
                "  %-3s %-15s %8s  ".formatted(answer.ok() ? "ok" : "NO", answer.check(), Ages.duration(answer.took()));
        var next = System.lineSeparator() + " ".repeat(head.length());
        out.println(head + WordUtils.wrap(answer.detail(), COLUMNS - head.length(), next, true));
    }
}
