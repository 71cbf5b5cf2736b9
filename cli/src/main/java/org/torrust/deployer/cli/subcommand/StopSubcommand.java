package org.torrust.deployer.cli.subcommand;

import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.operation.OperationKind;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.command.OperationResult.Succeeded;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Stop the services gracefully; everything stays on the machine. */
@Command(
        name = "stop",
        description = "Stop the services gracefully. Everything stays on the machine; 'run' starts them again.",
        footer = {"", "Example:", "  torrust-tracker-deployer stop demo --timeout 30"})
public final class StopSubcommand extends OperationSubcommand {

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            converter = ValueConverter.SecondsOfADay.class,
            description = "How long a service may take to end by itself before it is killed, 1 to 86400. Default: 20.")
    private @Nullable Integer timeout;

    public StopSubcommand(Context context) {
        super(context, OperationKind.STOP);
    }

    @Override
    OperationOptions options() {
        return OperationOptions.NONE.within(timeout);
    }

    @Override
    String success(Succeeded result) {
        return result.changed()
                ? "The services of %s are stopped. %s".formatted(environment(), next("run"))
                : "No service of %s ran. %s".formatted(environment(), next("run"));
    }
}
