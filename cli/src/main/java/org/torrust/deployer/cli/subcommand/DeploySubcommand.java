package org.torrust.deployer.cli.subcommand;

import org.torrust.deployer.api.operation.OperationKind;
import org.torrust.deployer.api.operation.OperationOption;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.WriteSide;
import org.torrust.deployer.command.OperationResult.Succeeded;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Do whatever is missing until the tracker runs and is seen to answer. */
@Command(
        name = "deploy",
        description = "Do whatever is missing until the tracker runs and is seen to answer. After a failure it goes on"
                + " where it failed.",
        footer = {
            "",
            "Examples:",
            "  torrust-tracker-deployer deploy demo",
            "  torrust-tracker-deployer deploy demo --dry-run",
            "  torrust-tracker-deployer deploy demo --auto-approve --skip-run"
        })
public final class DeploySubcommand extends OperationSubcommand {

    @Option(names = "--auto-approve", description = "Do not ask before anything is made at the provider.")
    private boolean autoApprove;

    @Option(names = "--skip-run", description = "End when the release is on the machine; do not put it into service.")
    private boolean skipRun;

    @Option(names = "--skip-updates", description = "Leave the machine's packages at their versions.")
    private boolean skipUpdates;

    public DeploySubcommand(Context context) {
        super(context, OperationKind.DEPLOY);
    }

    @Override
    OperationOptions options() {
        return OperationOptions.NONE
                .with(OperationOption.SKIP_RUN, skipRun)
                .with(OperationOption.SKIP_UPDATES, skipUpdates);
    }

    @Override
    void prepare(WriteSide writing) {
        if (!autoApprove && isToProvision(writing)) {
            Approval.of(writing.preview(environment()), environment(), "deploy", context());
        }
    }

    private boolean isToProvision(WriteSide writing) {
        return writing.plan(OperationKind.DEPLOY, environment(), options()).stream()
                .anyMatch(planned -> planned.step() == Step.TOFU_APPLY);
    }

    @Override
    String success(Succeeded result) {
        var state = result.state().word();
        return result.changed()
                ? "%s is %s. %s".formatted(environment(), state, next(skipRun ? "run" : "status"))
                : "%s is %s; nothing was missing and nothing was changed.".formatted(environment(), state);
    }
}
