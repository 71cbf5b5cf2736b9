package org.torrust.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.torrust.deployer.command.port.Measurement;
import org.torrust.deployer.command.port.ProbeReport;
import org.torrust.deployer.command.port.ProbeReport.Answer;
import org.torrust.deployer.command.port.ProbeReport.Measured;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** The report of a test: what is asked for, in which format it is written, and where to. */
class TestReportTest {

    private static final Answer GOOD = new Answer(
            "udp-peers", "udp://10.77.0.12:6969", true, "told of <the> first & \"only\"", Duration.ofMillis(20));
    private static final Answer BAD = new Answer(
            "api-stats",
            "http://10.77.0.12:1212",
            false,
            "HTTP 500: <b>\u0000 \"no\" & ]]> \ud83d\ude00",
            Duration.ofMillis(1200));

    @TempDir
    Path folder;

    private final FakeProgram program =
            new FakeProgram(Story.of("demo", "lxd", Duration.ofMinutes(5)).running("op-2"));

    @BeforeEach
    void aResult() {
        program.report = new ProbeReport(List.of(GOOD, BAD));
    }

    @Test
    void asksForTheBasicSuiteWithinTwoMinutesUnlessToldOtherwise() {
        run();
        run("--suite", "performance", "--timeout", "7");

        assertThat(program.asked).contains("test demo basic within 120 s", "test demo performance within 7 s");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThat(run("--suite", "everything").err()).contains("--suite", "basic, full, performance");
        assertThat(run("--report", "html").exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run("--timeout", "0").err()).contains("'0' is not a whole number of seconds, 1 to 3600");
        assertThat(program.asked).isEmpty();
    }

    @Test
    void fitsAPlainTerminalWhateverIsToBeSaid() {
        var wordy =
                new Answer("statistics", GOOD.endpoint(), true, "counted ".repeat(30) + "x".repeat(90), GOOD.took());
        program.report = new ProbeReport(List.of(GOOD, wordy));

        var text = run().out();

        assertThat(text.lines()).allMatch(line -> line.length() <= 80);
        assertThat(text.replaceAll("\\s+", " ")).contains("counted ".repeat(30).strip());
        assertThat(text).contains("x".repeat(40)).containsOnlyOnce(GOOD.endpoint());
    }

    @Nested
    class AsJUnitXml {

        @Test
        void isReadBackAsItWasMeant() throws Exception {
            var suite = parsed(run("--suite", "full", "--report", "xml").out());

            assertThat(suite.getTagName()).isEqualTo("testsuite");
            assertThat(suite.getAttribute("name")).isEqualTo("demo.full");
            assertThat(suite.getAttribute("tests")).isEqualTo("2");
            assertThat(suite.getAttribute("failures")).isEqualTo("1");
            assertThat(suite.getAttribute("time")).isEqualTo("1.220");
            assertThat(suite.getAttribute("timestamp")).isEqualTo("2026-11-24T12:00:00");
            assertThat(child(suite, "testcase", 0).getAttribute("name")).isEqualTo("udp-peers udp://10.77.0.12:6969");
            assertThat(child(child(suite, "testcase", 0), "system-out", 0).getTextContent())
                    .isEqualTo("told of <the> first & \"only\"");
        }

        @Test
        void holdsWhateverATrackerAnswered() throws Exception {
            var failure = child(child(parsed(run("--report", "xml").out()), "testcase", 1), "failure", 0);

            assertThat(failure.getAttribute("type")).isEqualTo("api-stats");
            assertThat(failure.getAttribute("message")).isEqualTo("HTTP 500: <b>\ufffd \"no\" & ]]> \ud83d\ude00");
        }

        @Test
        void saysThatAPlayedTrackerIsPlayed() throws Exception {
            var played = new FakeProgram(
                    Story.of("demo", "simulated", Duration.ofMinutes(5)).running("op-2"));
            played.report = new ProbeReport(List.of(GOOD));

            var suite = parsed(
                    DeployerRun.of(played, "test", "demo", "--report", "xml").out());

            assertThat(child(suite, "property", 1).getAttribute("name")).isEqualTo("simulated");
            assertThat(child(suite, "property", 1).getAttribute("value")).isEqualTo("true");
        }

        private Element parsed(String xml) throws Exception {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)))
                    .getDocumentElement();
        }

        private Element child(Element parent, String name, int number) {
            return (Element) parent.getElementsByTagName(name).item(number);
        }
    }

    @Nested
    class AsJson {

        @Test
        void tellsFiguresToPrograms() throws Exception {
            var now = new Measurement("udp-speed", 1, "udp://10.77.0.12:6969", 400, 2000, ms(1), ms(2), ms(3), ms(4));
            program.report = new ProbeReport(List.of(GOOD, BAD), List.of(new Measured(now, null)));

            var json = new ObjectMapper()
                    .readTree(run("--suite", "performance", "--report", "json").out());

            assertThat(json.path("suite").asText()).isEqualTo("performance");
            assertThat(json.path("total").asInt()).isEqualTo(2);
            assertThat(json.path("failed").asInt()).isEqualTo(1);
            assertThat(json.at("/measured/0/now/p90").asText()).isEqualTo("PT0.002S");
            assertThat(json.at("/measured/0/before").isMissingNode()).isTrue();
        }

        private Duration ms(int millis) {
            return Duration.ofMillis(millis);
        }
    }

    @Nested
    class IntoAFile {

        @Test
        void isWholeAndSaidAndFailsAllTheSame() throws Exception {
            var file = folder.resolve("tests.xml");

            var run = run("--report", "xml", "--output", file.toString());

            assertThat(run).isEqualTo(new DeployerRun(ExitCodes.SAYS_NO, "", """
                    The report is in %s.
                    Error: 1 of 2 tests of demo failed.
                    See how it stands: torrust-tracker-deployer status demo
                    """.formatted(file)));
            assertThat(Files.readString(file)).startsWith("<?xml").endsWith("</testsuite>\n");
            assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(folder).isDirectoryContaining(path -> path.equals(file));
        }

        @Test
        void isWrittenAsTheFormatOfAllResultsSays() throws Exception {
            var file = folder.resolve("tests.json");

            run("--format", "json", "--output", file.toString());

            assertThat(new ObjectMapper().readTree(file.toFile()).path("suite").asText())
                    .isEqualTo("basic");
        }

        @Test
        void isRefusedBeforeAnythingIsTestedWhereItCannotBeWritten() {
            assertThat(run("--output", folder.toString()))
                    .isEqualTo(DeployerRun.saying(ExitCodes.USAGE, """
                            Error: The report cannot be written to %s: it is a folder.
                            Name another file with --output.
                            """.formatted(folder)));
            assertThat(run("--output", folder.resolve("no/where.xml").toString())
                            .err())
                    .contains("its folder is not there");
            assertThat(program.asked).isEmpty();
        }
    }

    private DeployerRun run(String... options) {
        var words = new java.util.ArrayList<>(List.of("test", "demo"));
        words.addAll(List.of(options));
        return DeployerRun.of(program, words.toArray(String[]::new));
    }
}
