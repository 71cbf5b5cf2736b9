package org.torrust.deployer.adapter.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.torrust.deployer.adapter.workspace.PrivateFiles;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.command.port.InterruptedByOperatorException;
import org.torrust.deployer.command.port.Interruption;
import org.torrust.deployer.command.port.StepFailedException;

/**
 * Runs jobs: in a session of their own, so that a Ctrl-C at the terminal reaches the deployer alone, which relays it once.
 *
 * <p>A second SIGINT would make OpenTofu stop at once and lose state; so a tool gets one, then time, then its whole group
 * is killed.
 */
public final class JobRunner {

    private static final String SCRIPT = script();
    private static final long LOOK_MILLISECONDS = 50;

    private final Interruption interruption;
    private final Duration grace;
    private final Toolbox toolbox;

    /** @param grace how long a tool may take to end after it was interrupted */
    public JobRunner(Interruption interruption, Duration grace) {
        this(interruption, grace, Toolbox.ofOperator());
    }

    /** @param toolbox where the jobs' programs are */
    public JobRunner(Interruption interruption, Duration grace, Toolbox toolbox) {
        this.interruption = interruption;
        this.grace = grace;
        this.toolbox = toolbox;
    }

    /**
     * Runs to the end and gives back the exit code.
     *
     * @param onLine gets each line of the followed file as it appears
     * @throws StepFailedException when the tool is missing or takes longer than its limit
     * @throws InterruptedByOperatorException when a signal was raised meanwhile; the tool has ended then
     */
    public int run(Job job, Consumer<String> onLine) {
        var command = toolbox.resolved(job.command());
        ToolPath.require(command.getFirst());
        prepare(job);
        var process = start(job, command);
        try (var output = ToolOutput.of(job);
                var tail = new Tail(job.follow(), onLine)) {
            var ended = follow(job, process, tail, output);
            tail.read();
            return conclude(job, process, ended);
        }
    }

    private enum Ended {
        BY_ITSELF,
        INTERRUPTED,
        TOO_LATE
    }

    private Ended follow(Job job, Process process, Tail tail, ToolOutput output) {
        var limit = Deadline.in(job.limit());
        while (!ended(process)) {
            tail.read();
            output.read();
            if (interruption.signal() != null) {
                stop(job, process, tail);
                return Ended.INTERRUPTED;
            }
            if (limit.isOver()) {
                stop(job, process, tail);
                return Ended.TOO_LATE;
            }
        }
        return interruption.signal() == null ? Ended.BY_ITSELF : Ended.INTERRUPTED;
    }

    private int conclude(Job job, Process process, Ended ended) {
        return switch (ended) {
            case BY_ITSELF -> process.exitValue();
            case INTERRUPTED ->
                throw new InterruptedByOperatorException(Objects.requireNonNullElse(interruption.signal(), "INT"));
            case TOO_LATE ->
                throw new StepFailedException(Failure.of(
                        "%s took longer than %d s and was stopped."
                                .formatted(job.tool(), job.limit().toSeconds()),
                        "Look into its output for what it waited for, then try again."));
        };
    }

    private void stop(Job job, Process process, Tail tail) {
        Signals.send("INT", toolPid(job, process));
        var patience = Deadline.in(grace);
        while (!ended(process) && !patience.isOver()) {
            tail.read();
        }
        if (process.isAlive()) {
            Signals.sendToGroup("KILL", process.pid());
            process.onExit().join();
        }
    }

    private static long toolPid(Job job, Process process) {
        return HolderFile.read(job.folder()).map(holder -> holder.pid()).orElse(process.pid());
    }

    private static boolean ended(Process process) {
        try {
            return process.waitFor(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the thread that waits for a tool is never interrupted", e);
        }
    }

    private static void prepare(Job job) {
        PrivateFiles.folder(job.folder());
        for (var file : List.of("holder", "exit", "stdout", "stderr")) {
            delete(job.folder().resolve(file));
        }
        delete(job.follow());
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process start(Job job, List<String> command) {
        var line = new ArrayList<>(
                List.of("setsid", "sh", "-c", SCRIPT, "job", job.folder().toString()));
        line.addAll(command);
        var builder = new ProcessBuilder(line).directory(job.workingDirectory().toFile());
        builder.redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        ToolEnvironment.fill(builder.environment(), job.environment());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new StepFailedException(
                    Failure.of(
                            "%s cannot be started: %s.".formatted(job.tool(), e.getMessage()),
                            "See what is missing: torrust-tracker-deployer check"),
                    e);
        }
    }

    private static String script() {
        try (InputStream in = JobRunner.class.getResourceAsStream("job.sh")) {
            return new String(Objects.requireNonNull(in, "job.sh").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
