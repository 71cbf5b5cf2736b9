package org.torrust.deployer.cli.subcommand;

import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.operation.OperationKind;
import org.torrust.deployer.api.operation.OperationOption;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.cli.Context;
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

    @Option(names = "--wait", description = "Wait until it is healthy, and ask the tracker what a peer would.")
    private boolean wait;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "How long the containers may take to come up. Default: the setting limits.healthy-seconds.")
    private @Nullable Integer timeout;

    public RunSubcommand(Context context) {
        super(context, OperationKind.RUN);
    }

    @Override
    OperationOptions options() {
        return within(timeout).with(OperationOption.WITHOUT_WAITING, !wait);
    }

    @Override
    String success(Succeeded result) {
        return "%s is %s. %s".formatted(environment(), result.state().word(), next("status"));
    }
}
