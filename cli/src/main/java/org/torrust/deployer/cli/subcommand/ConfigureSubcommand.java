package org.torrust.deployer.cli.subcommand;

import org.torrust.deployer.api.operation.OperationKind;
import org.torrust.deployer.api.operation.OperationOption;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.command.OperationResult.Succeeded;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Make the machine a Docker host: updates, Docker, accounts, log rotation. */
@Command(
        name = "configure",
        description = "Make the machine a Docker host: updates, Docker, accounts, log rotation.",
        footer = {"", "Example:", "  torrust-tracker-deployer configure demo"})
public final class ConfigureSubcommand extends OperationSubcommand {

    @Option(names = "--skip-updates", description = "Leave the machine's packages at their versions.")
    private boolean skipUpdates;

    public ConfigureSubcommand(Context context) {
        super(context, OperationKind.CONFIGURE);
    }

    @Override
    OperationOptions options() {
        return OperationOptions.NONE.with(OperationOption.SKIP_UPDATES, skipUpdates);
    }

    @Override
    String success(Succeeded result) {
        return "%s is %s. %s".formatted(environment(), result.state().word(), next(result.state()));
    }
}
