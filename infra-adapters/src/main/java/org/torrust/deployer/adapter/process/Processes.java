package org.torrust.deployer.adapter.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.torrust.deployer.api.input.PlainFile;
import org.torrust.deployer.api.operation.Holder;

/** The processes of this machine, told apart by pid, start time, boot and pid namespace: a pid is used again. */
final class Processes {

    private final Path proc;

    Processes() {
        this(Path.of("/proc"));
    }

    Processes(Path proc) {
        this.proc = proc;
    }

    Holder self() {
        var pid = ProcessHandle.current().pid();
        return new Holder(pid, started(pid), bootId(), namespace());
    }

    /** Whether it is this very process that has the pid now. One that only waits to be buried does not live. */
    boolean lives(Holder holder) {
        return holder.bootId().equals(bootId())
                && holder.pidNamespace().equals(namespace())
                && ProcessHandle.of(holder.pid()).filter(ProcessHandle::isAlive).isPresent()
                && started(holder.pid()) == holder.started()
                && state(holder.pid()) != 'Z';
    }

    /** Whether it does nothing until someone lets it go on: after SIGSTOP, or Ctrl-Z at its terminal. */
    boolean isStopped(long pid) {
        return state(pid) == 'T';
    }

    String bootId() {
        try {
            return PlainFile.text(proc.resolve("sys/kernel/random/boot_id")).strip();
        } catch (IOException e) {
            return "";
        }
    }

    String namespace() {
        try {
            return Files.readSymbolicLink(proc.resolve("self/ns/pid")).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private long started(long pid) {
        return stat(pid)
                .map(fields -> Long.parseLong(fields[19]))
                .or(() -> ProcessHandle.of(pid)
                        .flatMap(process -> process.info().startInstant())
                        .map(instant -> instant.toEpochMilli()))
                .orElse(0L);
    }

    private char state(long pid) {
        return stat(pid).map(fields -> fields[0].charAt(0)).orElse('?');
    }

    /** The fields behind the name, which may itself hold blanks and brackets. */
    private Optional<String[]> stat(long pid) {
        try {
            var stat = PlainFile.text(proc.resolve(pid + "/stat"));
            return Optional.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
