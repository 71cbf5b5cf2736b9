package org.torrust.deployer.cli.subcommand;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.torrust.deployer.adapter.drift.Drift;
import org.torrust.deployer.api.operation.OperationKind;
import org.torrust.deployer.api.operation.OperationOption;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.api.operation.Phase;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.WriteSide;
import org.torrust.deployer.cli.presentation.DriftText;
import org.torrust.deployer.command.OperationResult.Succeeded;
import org.torrust.deployer.command.PlannedStep;
import org.torrust.deployer.command.port.Holders.Liveness;
import org.torrust.deployer.query.status.EnvironmentStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Do whatever is missing until the tracker runs and is seen to answer. */
@Command(
        name = "deploy",
        description = "Do whatever is missing until the tracker runs and is seen to answer. After a failure it goes on"
                + " where it failed. What 'status --drift' finds is missing, too: it looks first.",
        footer = {
            "",
            "Examples:",
            "  torrust-tracker-deployer deploy demo",
            "  torrust-tracker-deployer deploy demo --dry-run",
            "  torrust-tracker-deployer deploy demo --auto-approve --skip-run"
        })
public final class DeploySubcommand extends OperationSubcommand {

    private List<Phase> mending = List.of();

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
                .with(OperationOption.SKIP_UPDATES, skipUpdates)
                .with(OperationOption.MEND_PROVISION, mending.contains(Phase.PROVISION))
                .with(OperationOption.MEND_CONFIGURE, mending.contains(Phase.CONFIGURE))
                .with(OperationOption.MEND_RELEASE, mending.contains(Phase.RELEASE));
    }

    @Override
    List<PlannedStep> plan(WriteSide writing) {
        look();
        return super.plan(writing);
    }

    /** What someone changed out there is work as what was never done. */
    private void look() {
        context()
                .reading()
                .status(environment())
                .filter(status -> status.claims().address() != null && !isAtWork(status))
                .ifPresent(this::look);
    }

    private void look(EnvironmentStatus status) {
        var seen = context().machines().drift(status);
        mending = seen.mending();
        if (!seen.equals(Drift.NONE)) {
            say(told(seen));
        }
    }

    /** Of what is being changed nothing can be said; whoever is at work is told of in a moment. */
    private boolean isAtWork(EnvironmentStatus status) {
        var carrier = context().machines().carrier(status);
        return carrier != null && carrier != Liveness.GONE;
    }

    private String told(Drift seen) {
        var words = new StringWriter();
        var out = new PrintWriter(words);
        if (seen.isMachineGone()) {
            out.println(
                    "The machine of %s is gone. It has to be made again, and set up from the beginning; what lay on a data volume that is still there is found again."
                            .formatted(environment()));
        } else if (!seen.findings().isEmpty()) {
            out.println("%s differs from what is recorded of it; that will be mended:".formatted(environment()));
        }
        DriftText.findings(out, seen);
        if (!seen.isMachineGone()) {
            DriftText.unseen(out, seen);
        }
        out.flush();
        return words.toString().stripTrailing();
    }

    @Override
    void prepare(WriteSide writing) {
        look();
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
