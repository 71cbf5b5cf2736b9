package org.torrust.deployer.cli.subcommand;

import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.SubcommandFailed;
import org.torrust.deployer.cli.WritingSubcommand;
import org.torrust.deployer.command.port.ProbeReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Ask the tracker what a peer would ask. */
@Command(
        name = "test",
        description =
                "Ask the tracker what a peer and its operator would: UDP connect and announce, HTTP announce and health, API.",
        footer = {"", "Example:", "  torrust-tracker-deployer test demo"})
public final class TestSubcommand extends Subcommand implements WritingSubcommand {

    @Parameters(paramLabel = "ENVIRONMENT", converter = EnvironmentNameConverter.class, description = "Its name.")
    private EnvironmentName environment;

    public TestSubcommand(Context context) {
        super(context);
    }

    @Override
    void run() {
        try (var writing = context().writing()) {
            var report = writing.test(environment);
            context().presentation().report(report, isSimulated(environment));
            out().flush();
            judge(report);
        }
    }

    private void judge(ProbeReport report) {
        if (!report.isGood()) {
            var bad = report.answers().stream().filter(answer -> !answer.ok()).count();
            throw SubcommandFailed.no(
                    "%d of %d requests to the tracker of %s were not answered as they should be."
                            .formatted(bad, report.answers().size(), environment),
                    "See how it stands: torrust-tracker-deployer status " + environment);
        }
    }
}
