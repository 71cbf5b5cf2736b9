package org.torrust.deployer.cli.presentation;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.torrust.deployer.command.port.ProbeReport.Answer;

/** Writes a report as JUnit does, which is what build servers read: one {@code testcase} a check. */
final class JUnitXml {

    /** Without a zone, as JUnit's schema has it; ours is UTC. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    private final XMLStreamWriter xml;

    private JUnitXml(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static void print(PrintWriter out, TestReport report) {
        try {
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            new JUnitXml(xml).document(report);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a report can be written as XML", e);
        }
        out.println();
    }

    private void document(TestReport report) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        line();
        xml.writeStartElement("testsuite");
        attribute("name", "%s.%s".formatted(report.environment(), report.suite().word()));
        attribute("tests", Integer.toString(report.report().answers().size()));
        attribute("failures", Integer.toString(report.report().failed().size()));
        attribute("errors", "0");
        attribute("skipped", "0");
        attribute("timestamp", TIME.format(report.begun()));
        attribute("time", seconds(whole(report)));
        properties(report);
        for (var answer : report.report().answers()) {
            testcase(report, answer);
        }
        line();
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void properties(TestReport report) throws XMLStreamException {
        line();
        xml.writeStartElement("properties");
        property("environment", report.environment().value());
        property("simulated", Boolean.toString(report.simulated()));
        xml.writeEndElement();
    }

    private void property(String name, String value) throws XMLStreamException {
        xml.writeEmptyElement("property");
        attribute("name", name);
        attribute("value", value);
    }

    private void testcase(TestReport report, Answer answer) throws XMLStreamException {
        line();
        xml.writeStartElement("testcase");
        attribute(
                "classname",
                "%s.%s".formatted(report.environment(), report.suite().word()));
        attribute("name", "%s %s".formatted(answer.check(), answer.endpoint()));
        attribute("time", seconds(answer.took()));
        if (answer.ok()) {
            xml.writeStartElement("system-out");
            xml.writeCharacters(allowed(answer.detail()));
        } else {
            xml.writeStartElement("failure");
            attribute("type", answer.check());
            attribute("message", answer.detail());
        }
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, allowed(value));
    }

    private void line() throws XMLStreamException {
        xml.writeCharacters(System.lineSeparator());
    }

    private static Duration whole(TestReport report) {
        return report.report().answers().stream().map(Answer::took).reduce(Duration.ZERO, Duration::plus);
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toNanos() / 1e9);
    }

    /** A tracker may answer with characters that XML 1.0 cannot hold in any spelling. */
    private static String allowed(String text) {
        return text.codePoints()
                .map(point -> isAllowed(point) ? point : '\ufffd')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isAllowed(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || (point >= 0x20 && point <= 0xd7ff)
                || (point >= 0xe000 && point <= 0xfffd)
                || point >= 0x10000;
    }
}
