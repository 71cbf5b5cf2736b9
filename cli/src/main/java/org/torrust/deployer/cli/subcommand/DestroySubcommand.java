package org.torrust.deployer.cli.subcommand;

import org.torrust.deployer.api.operation.OperationKind;
import org.torrust.deployer.api.operation.OperationOption;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.WriteSide;
import org.torrust.deployer.command.OperationResult.Succeeded;
import org.torrust.deployer.command.PlannedStep;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Remove machine and data of an environment; its history stays. */
@Command(
        name = "destroy",
        description =
                "Remove machine, data and keys of an environment. Its history and its backups stay, and its name is"
                        + " free again. A machine that cannot be reached does not hold it up, unless a backup is asked for.",
        footer = {
            "",
            "Examples:",
            "  torrust-tracker-deployer destroy demo",
            "  torrust-tracker-deployer destroy demo --force --backup --reason 'moves to another host'",
            "  torrust-tracker-deployer destroy demo --keep-data",
            "  torrust-tracker-deployer destroy demo --host-gone --reason 'the disk died'"
        })
public final class DestroySubcommand extends OperationSubcommand {

    @Option(names = "--force", description = "Do not ask for the environment's name.")
    private boolean force;

    @Option(
            names = "--backup",
            description =
                    "First copy database and configuration to data/ENVIRONMENT/backups; nothing is removed if that"
                            + " fails.")
    private boolean backup;

    @Option(
            names = "--keep-data",
            description = "Leave the data volume; a later environment of this name finds it again. Multipass has none.")
    private boolean keepData;

    @Option(
            names = "--host-gone",
            description = "Provider ssh: the host will never answer again. What lies there is given up, and the history"
                    + " says so. Refused where it does answer.")
    private boolean hostGone;

    public DestroySubcommand(Context context) {
        super(context, OperationKind.DESTROY);
    }

    @Override
    OperationOptions options() {
        return OperationOptions.NONE
                .with(OperationOption.BACKUP, backup)
                .with(OperationOption.KEEP_DATA, keepData)
                .with(OperationOption.HOST_GONE, hostGone);
    }

    @Override
    PlannedStep told(PlannedStep planned) {
        return keepData && planned.step() == Step.TOFU_DESTROY
                ? new PlannedStep(planned.step(), planned.why() + "; the data is kept")
                : planned;
    }

    @Override
    void prepare(WriteSide writing) {
        // Asking about something that cannot be destroyed would waste an answer: this refuses first.
        var steps =
                writing.plan(OperationKind.DESTROY, environment(), options()).size();
        if (!force) {
            var what = keepData ? "but for its data volume" : "with all its data";
            TypedName.require(
                    "This removes %s %s, in %d steps.".formatted(environment(), what, steps),
                    environment(),
                    "destroy",
                    context());
        }
    }

    @Override
    String success(Succeeded result) {
        var kept = keepData ? " Its data volume is kept: create it again to use it." : "";
        return "%s is destroyed.%s%s Its history stays: torrust-tracker-deployer status %s"
                .formatted(environment(), saved(), kept, environment());
    }

    private String saved() {
        return backup ? " " + BackupFiles.told(context().workspace().environment(environment())) : "";
    }
}
