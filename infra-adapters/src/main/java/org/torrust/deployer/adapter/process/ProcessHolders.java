package org.torrust.deployer.adapter.process;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.operation.Holder;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.command.port.Holders;
import org.torrust.deployer.command.port.Interruption;

/** Knows the deployers of this machine, and the tools they started by what these left in their job folders. */
public final class ProcessHolders implements Holders {

    private static final long LOOK_NANOSECONDS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Workspace workspace;
    private final Interruption interruption;
    private final Processes processes;

    public ProcessHolders(Workspace workspace, Interruption interruption) {
        this(workspace, interruption, new Processes());
    }

    ProcessHolders(Workspace workspace, Interruption interruption, Processes processes) {
        this.workspace = workspace;
        this.interruption = interruption;
        this.processes = processes;
    }

    @Override
    public Holder self() {
        return processes.self();
    }

    @Override
    public Liveness liveness(EnvironmentName environment, OperationId operation, Holder holder) {
        if (!holder.bootId().equals(processes.bootId())) {
            // A history on SQLite is written on one machine only, so it is an earlier boot of this one.
            return holder.bootId().isEmpty() ? Liveness.UNKNOWN : Liveness.GONE;
        }
        if (!holder.pidNamespace().equals(processes.namespace())) {
            return Liveness.UNKNOWN;
        }
        if (processes.lives(holder)) {
            return processes.isStopped(holder.pid()) ? Liveness.STOPPED : Liveness.ALIVE;
        }
        return all(environment, operation).anyMatch(job -> job.isAtWork(processes))
                ? Liveness.TOOL_ALIVE
                : Liveness.GONE;
    }

    @Override
    public boolean hasLeftWork(EnvironmentName environment, OperationId operation, List<Step> steps) {
        return steps.stream()
                .flatMap(step ->
                        JobFolder.below(workspace.environment(environment).job(operation, step)))
                .anyMatch(this::isLeft);
    }

    /** Of a tool that was killed before it could tell its exit code nothing is left. */
    private boolean isLeft(JobFolder job) {
        return job.exitCode().isPresent()
                || job.isAtWork(processes)
                || (job.isBegun() && job.tool().isEmpty());
    }

    @Override
    public void awaitOtherTools(EnvironmentName environment, OperationId operation, List<Step> steps) {
        var names = steps.stream().map(Step::word).toList();
        var root = workspace.environment(environment).jobs().resolve(operation.value());
        while (all(environment, operation)
                .filter(job ->
                        !names.contains(root.relativize(job.path()).getName(0).toString()))
                .anyMatch(job -> job.isAtWork(processes))) {
            interruption.check();
            LockSupport.parkNanos(LOOK_NANOSECONDS);
        }
    }

    private Stream<JobFolder> all(EnvironmentName environment, OperationId operation) {
        return JobFolder.below(workspace.environment(environment).jobs().resolve(operation.value()));
    }
}
