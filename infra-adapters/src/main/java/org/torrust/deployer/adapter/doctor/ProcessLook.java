package org.torrust.deployer.adapter.doctor;

import java.util.List;
import org.torrust.deployer.adapter.process.LivingJob;
import org.torrust.deployer.adapter.tool.CheckResult;
import org.torrust.deployer.adapter.workspace.Workspace;

/** Looks for tools that work although the operation that started them is over: nobody waits for what comes of them. */
final class ProcessLook {

    static final String NAME = "Processes";
    private static final String ONE = "Process";

    private final Workspace workspace;
    private final Register register;

    ProcessLook(Workspace workspace, Register register) {
        this.workspace = workspace;
        this.register = register;
    }

    List<CheckResult> run() {
        return LivingJob.in(workspace).stream()
                .filter(job -> !isAwaited(job))
                .map(this::left)
                .toList();
    }

    private boolean isAwaited(LivingJob job) {
        return register.of(job.environment())
                .filter(known -> known.isOpen() && known.last().value().equals(job.operation()))
                .isPresent();
    }

    private CheckResult left(LivingJob job) {
        if (!register.isTold()) {
            return CheckResult.warn(
                    ONE,
                    Long.toString(job.pid()),
                    "a tool of operation %s of %s works; whether anybody waits for it, the history would tell"
                            .formatted(job.operation(), job.environment()),
                    "See what it does: %s. Let it end.".formatted(workspace.show(job.folder())));
        }
        return CheckResult.fail(
                ONE,
                Long.toString(job.pid()),
                "a tool of operation %s of %s works still, though that is over"
                        .formatted(job.operation(), job.environment()),
                "See what it does: %s. Then let it end, or end it: kill -INT %d"
                        .formatted(workspace.show(job.folder()), job.pid()));
    }
}
