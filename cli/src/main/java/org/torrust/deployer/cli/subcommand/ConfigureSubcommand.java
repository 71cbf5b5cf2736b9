package org.torrust.deployer.cli.subcommand;

import org.torrust.deployer.api.operation.OperationKind;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.command.OperationResult.Succeeded;
import picocli.CommandLine.Command;

/** Make the machine a Docker host: updates, Docker, accounts, log rotation. */
@Command(
        name = "configure",
        description = "Make the machine a Docker host: updates, Docker, accounts, log rotation.",
        footer = {"", "Example:", "  torrust-tracker-deployer configure demo"})
public final class ConfigureSubcommand extends OperationSubcommand {

    public ConfigureSubcommand(Context context) {
        super(context, OperationKind.CONFIGURE);
    }

    @Override
    String success(Succeeded result) {
        return "%s is %s. %s".formatted(environment(), result.state().word(), next(result.state()));
    }
}
