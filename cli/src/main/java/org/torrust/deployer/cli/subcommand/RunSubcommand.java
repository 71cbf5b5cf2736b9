package org.torrust.deployer.cli.subcommand;

import org.jspecify.annotations.Nullable;
import org.torrust.deployer.adapter.docker.LogsWish;
import org.torrust.deployer.api.operation.OperationKind;
import org.torrust.deployer.api.operation.OperationOption;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.Format;
import org.torrust.deployer.cli.SubcommandFailed;
import org.torrust.deployer.cli.WriteSide;
import org.torrust.deployer.cli.presentation.Done;
import org.torrust.deployer.command.OperationResult.Succeeded;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Put the newest release into service. */
@Command(
        name = "run",
        description = "Put the newest release into service. Without --wait it counts as running when its containers"
                + " stay up for 5 seconds. A release that does not come up gives way to the one before.",
        footer = {
            "",
            "Examples:",
            "  torrust-tracker-deployer run demo",
            "  torrust-tracker-deployer run demo --wait --timeout 60 --logs"
        })
public final class RunSubcommand extends OperationSubcommand {

    private static final int LAST_LINES = 20;

    @Option(names = "--wait", description = "Wait until it is healthy, and ask the tracker what a peer would.")
    private boolean wait;

    @Option(names = "--logs", description = "Show the services' last log lines when it is done.")
    private boolean logs;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            converter = ValueConverter.SecondsOfADay.class,
            description =
                    "How long the containers may take to come up, 1 to 86400. Default: the setting limits.healthy-seconds.")
    private @Nullable Integer timeout;

    public RunSubcommand(Context context) {
        super(context, OperationKind.RUN);
    }

    @Override
    OperationOptions options() {
        return OperationOptions.NONE.within(timeout).with(OperationOption.WITHOUT_WAITING, !wait);
    }

    @Override
    void prepare(WriteSide writing) {
        if (logs && context().options().format() != Format.table) {
            throw SubcommandFailed.usage(
                    "--logs shows lines of text, which are no part of a document.",
                    "Leave --logs out, or --format; the logs alone: torrust-tracker-deployer logs " + environment());
        }
    }

    @Override
    void afterwards(Done done) {
        var status = done.status();
        context().presentation().running(done, context().machines().vitals(status));
        if (logs) {
            out().flush();
            context().machines().logs(status, new LogsWish(null, false, LAST_LINES, null), out());
        }
    }

    @Override
    String success(Succeeded result) {
        return "%s is %s. %s".formatted(environment(), result.state().word(), next("status"));
    }
}
