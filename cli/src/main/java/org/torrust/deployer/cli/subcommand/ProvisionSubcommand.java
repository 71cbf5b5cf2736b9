package org.torrust.deployer.cli.subcommand;

import java.util.List;
import org.torrust.deployer.api.operation.OperationKind;
import org.torrust.deployer.api.operation.OperationOption;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.WriteSide;
import org.torrust.deployer.command.OperationResult.Succeeded;
import org.torrust.deployer.command.port.PlannedChange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Create the machine of an environment, or find it as wished. */
@Command(
        name = "provision",
        description = "Create the machine of an environment, or find it as wished. What it makes is removed again"
                + " when it fails.",
        footer = {
            "",
            "Examples:",
            "  torrust-tracker-deployer provision demo",
            "  torrust-tracker-deployer provision demo --auto-approve --keep-on-failure"
        })
public final class ProvisionSubcommand extends OperationSubcommand {

    @Option(names = "--auto-approve", description = "Do not ask before anything is made at the provider.")
    private boolean autoApprove;

    @Option(
            names = "--keep-on-failure",
            description = "When it fails, leave what was made, to be looked at. 'destroy' removes it.")
    private boolean keepOnFailure;

    public ProvisionSubcommand(Context context) {
        super(context, OperationKind.PROVISION);
    }

    @Override
    OperationOptions options() {
        return OperationOptions.NONE.with(OperationOption.KEEP_ON_FAILURE, keepOnFailure);
    }

    @Override
    List<PlannedChange> changes(WriteSide writing) {
        return writing.preview(environment());
    }

    @Override
    void prepare(WriteSide writing) {
        if (!autoApprove) {
            Approval.of(changes(writing), environment(), "provision", context());
        }
    }

    @Override
    String success(Succeeded result) {
        return "%s is %s. %s".formatted(environment(), result.state().word(), next(result.state()));
    }
}
