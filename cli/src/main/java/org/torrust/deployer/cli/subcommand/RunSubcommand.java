package org.torrust.deployer.cli.subcommand;

import org.torrust.deployer.api.operation.OperationKind;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.command.OperationResult.Succeeded;
import picocli.CommandLine.Command;

/** Put the newest release into service, and see that its tracker answers. */
@Command(
        name = "run",
        description = "Put the newest release into service, and see that its tracker answers.",
        footer = {"", "Example:", "  torrust-tracker-deployer run demo"})
public final class RunSubcommand extends OperationSubcommand {

    public RunSubcommand(Context context) {
        super(context, OperationKind.RUN);
    }

    @Override
    String success(Succeeded result) {
        return "%s is %s. %s".formatted(environment(), result.state().word(), next("status"));
    }
}
