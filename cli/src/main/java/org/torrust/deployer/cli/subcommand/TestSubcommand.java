package org.torrust.deployer.cli.subcommand;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.SubcommandFailed;
import org.torrust.deployer.cli.WritingSubcommand;
import org.torrust.deployer.cli.presentation.ReportFormat;
import org.torrust.deployer.cli.presentation.TestReport;
import org.torrust.deployer.command.port.ProbeReport;
import org.torrust.deployer.command.port.TestSuite;
import org.torrust.deployer.command.port.TestWish;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Test the tracker and the machine it is on. */
@Command(
        name = "test",
        description =
                "Test the tracker and the machine it is on. Exit code 7 when a test fails; how it came out is recorded.",
        footer = {
            "",
            "Examples:",
            "  torrust-tracker-deployer test demo",
            "  torrust-tracker-deployer test demo --suite full --report xml --output tests.xml"
        })
public final class TestSubcommand extends Subcommand implements WritingSubcommand {

    @Parameters(paramLabel = "ENVIRONMENT", converter = EnvironmentNameConverter.class, description = "Its name.")
    private EnvironmentName environment;

    @Option(
            names = "--suite",
            paramLabel = "SUITE",
            defaultValue = "basic",
            description = "basic: every listener once. full: besides, peers that meet, scrape, statistics, database, "
                    + "containers. performance: 400 announces a listener, compared with the last time. Default: basic.")
    private Suite suite = Suite.basic;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            converter = ValueConverter.SecondsOfAnHour.class,
            defaultValue = "120",
            description =
                    "The longest the whole suite may take, 1 to 3600; what is not done by then has failed. Default: 120.")
    private int timeout = 120;

    @Option(
            names = "--report",
            paramLabel = "FORMAT",
            description =
                    "How the result is written: ${COMPLETION-CANDIDATES}; xml is JUnit's format. Default: as --format says.")
    private @Nullable ReportFormat report;

    @Option(names = "--output", paramLabel = "FILE", description = "Write the result to this file, not to stdout.")
    private @Nullable Path output;

    public TestSubcommand(Context context) {
        super(context);
    }

    @Override
    void run() {
        requireUsable();
        requireRecorded(environment);
        var simulated = isSimulated(environment);
        try (var writing = context().writing()) {
            var begun = context().now();
            var wish = new TestWish(suite.meant(), Duration.ofSeconds(timeout));
            var result = writing.test(environment, wish);
            show(new TestReport(environment, wish.suite(), begun, simulated, result), simulated);
            judge(result);
        }
    }

    private void show(TestReport result, boolean simulated) {
        if (output == null) {
            context().presentation().report(result, report);
            out().flush();
            return;
        }
        OutputFiles.write(output, "report", text(result));
        say("%sThe report is in %s.".formatted(simulated ? "SIMULATED: " : "", output));
    }

    private String text(TestReport result) {
        var text = new StringWriter();
        try (var writer = new PrintWriter(text)) {
            if (report == null) {
                result.print(writer, context().options().format());
            } else {
                result.print(writer, report);
            }
        }
        return text.toString();
    }

    private void requireUsable() {
        if (output != null) {
            OutputFiles.require(output, "report");
        }
    }

    private void judge(ProbeReport result) {
        if (!result.isGood()) {
            throw SubcommandFailed.no(
                    "%d of %d tests of %s failed."
                            .formatted(result.failed().size(), result.answers().size(), environment),
                    "See how it stands: torrust-tracker-deployer status " + environment);
        }
    }

    /** The suites, as a user types them. */
    private enum Suite {
        basic,
        full,
        performance;

        private TestSuite meant() {
            return TestSuite.valueOf(name().toUpperCase(Locale.ROOT));
        }
    }
}
