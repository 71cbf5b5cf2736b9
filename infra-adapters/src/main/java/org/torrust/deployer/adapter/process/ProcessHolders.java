package org.torrust.deployer.adapter.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.operation.Holder;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.command.port.Holders;

/** Knows processes by pid, start time, boot and pid namespace, so that a pid used again is not taken for the old process. */
public final class ProcessHolders implements Holders {

    private final Workspace workspace;
    private final Path proc;

    public ProcessHolders(Workspace workspace) {
        this(workspace, Path.of("/proc"));
    }

    ProcessHolders(Workspace workspace, Path proc) {
        this.workspace = workspace;
        this.proc = proc;
    }

    @Override
    public Holder self() {
        var pid = ProcessHandle.current().pid();
        return new Holder(pid, started(pid), bootId(), namespace());
    }

    @Override
    public Liveness liveness(EnvironmentName environment, OperationId operation, Holder holder) {
        if (!holder.bootId().equals(bootId())) {
            // Another boot of this machine, or another machine: without a boot id nothing can be said.
            return holder.bootId().isEmpty() ? Liveness.UNKNOWN : Liveness.GONE;
        }
        if (!holder.pidNamespace().equals(namespace())) {
            return Liveness.UNKNOWN;
        }
        if (lives(holder)) {
            return Liveness.ALIVE;
        }
        return jobs(environment, operation).anyMatch(this::lives) ? Liveness.TOOL_ALIVE : Liveness.GONE;
    }

    private Stream<Holder> jobs(EnvironmentName environment, OperationId operation) {
        var folder = workspace.environment(environment).jobs().resolve(operation.value());
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (var jobs = Files.walk(folder)) {
            return jobs.filter(Files::isDirectory).flatMap(job -> HolderFile.read(job).stream()).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean lives(Holder holder) {
        return ProcessHandle.of(holder.pid()).filter(ProcessHandle::isAlive).isPresent()
                && started(holder.pid()) == holder.started();
    }

    /** Field 22 of the process's stat; the name in field 2 may hold blanks and brackets, so it is counted from behind it. */
    private long started(long pid) {
        try {
            var stat = Files.readString(proc.resolve(pid + "/stat"));
            return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[19]);
        } catch (IOException e) {
            return ProcessHandle.of(pid)
                    .flatMap(process -> process.info().startInstant())
                    .map(instant -> instant.toEpochMilli())
                    .orElse(0L);
        }
    }

    private String bootId() {
        try {
            return Files.readString(proc.resolve("sys/kernel/random/boot_id")).strip();
        } catch (IOException e) {
            return "";
        }
    }

    private String namespace() {
        try {
            return Files.readSymbolicLink(proc.resolve("self/ns/pid")).toString();
        } catch (IOException e) {
            return "";
        }
    }
}
