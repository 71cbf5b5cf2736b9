package org.torrust.deployer.cli.subcommand;

import org.torrust.deployer.api.operation.OperationKind;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.command.OperationResult.Succeeded;
import picocli.CommandLine.Command;

/** Create the machine of an environment, or find it as wished. */
@Command(
        name = "provision",
        description = "Create the machine of an environment, or find it as wished.",
        footer = {"", "Example:", "  torrust-tracker-deployer provision demo"})
public final class ProvisionSubcommand extends OperationSubcommand {

    public ProvisionSubcommand(Context context) {
        super(context, OperationKind.PROVISION);
    }

    @Override
    String success(Succeeded result) {
        return "%s is %s. %s".formatted(environment(), result.state().word(), next(result.state()));
    }
}
