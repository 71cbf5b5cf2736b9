package org.torrust.deployer.cli.subcommand;

import org.torrust.deployer.api.operation.OperationKind;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.command.OperationResult.Succeeded;
import picocli.CommandLine.Command;

/** Do whatever is missing until the tracker runs and is seen to answer. */
@Command(
        name = "deploy",
        description = "Do whatever is missing until the tracker runs and is seen to answer.",
        footer = {"", "Example:", "  torrust-tracker-deployer deploy demo"})
public final class DeploySubcommand extends OperationSubcommand {

    public DeploySubcommand(Context context) {
        super(context, OperationKind.DEPLOY);
    }

    @Override
    String success(Succeeded result) {
        return result.changed()
                ? "%s is %s. %s".formatted(environment(), result.state().word(), next("status"))
                : "%s is %s; nothing was missing and nothing was changed."
                        .formatted(environment(), result.state().word());
    }
}
