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
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.torrust.deployer.api.failpoint.Failpoint;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.api.operation.Holder;
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
    private static final Duration UNTIL_HOLDER = Duration.ofSeconds(5);
    private static final Duration UNTIL_BURIED = Duration.ofSeconds(5);
    private static final long LOOK_NANOSECONDS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Interruption interruption;
    private final Duration grace;
    private final Toolbox toolbox;
    private final OutputLimit outputLimit;
    private final Holder self;
    private final Processes processes = new Processes();

    /** @param grace how long a tool may take to end after it was interrupted */
    public JobRunner(Interruption interruption, Duration grace) {
        this(interruption, grace, Toolbox.ofOperator());
    }

    /** @param toolbox where the jobs' programs are */
    public JobRunner(Interruption interruption, Duration grace, Toolbox toolbox) {
        this(interruption, grace, toolbox, OutputLimit.USUAL, new Processes().self());
    }

    JobRunner(Interruption interruption, Duration grace, Toolbox toolbox, OutputLimit outputLimit, Holder self) {
        this.self = self;
        this.interruption = interruption;
        this.grace = grace;
        this.toolbox = toolbox;
        this.outputLimit = outputLimit;
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
        var folder = new JobFolder(job.folder());
        var ticket = folder.prepare(self);
        delete(job.follow());
        Failpoint.BEFORE_TOOL.reached();
        var process = start(job, command, ticket);
        Failpoint.TOOL_STARTED.reached();
        return watch(job, new Running.Own(process, folder), onLine)
                .orElseThrow(() -> new IllegalStateException("our own child tells its exit code"));
    }

    /**
     * The same; but where a deployer that is gone has started the job before, that one is watched to its end, or what it
     * left is read if it has ended. The lines come from the beginning.
     */
    public int takeUp(Job job, Consumer<String> onLine) {
        var folder = new JobFolder(job.folder());
        if (!folder.revoke() && isLeft(job.folder())) {
            awaitHolder(folder);
            return watch(job, new Running.Found(folder, processes), onLine).orElseGet(() -> run(job, onLine));
        }
        return run(job, onLine);
    }

    /** Whether the folder holds the job, living or ended, of a deployer that is gone, so that {@link #takeUp} takes it up. */
    public boolean isLeft(Path folder) {
        var job = new JobFolder(folder);
        return job.isClaimed() && !job.isOf(self);
    }

    /** Who has claimed the job writes down within a moment who it is, unless it was killed in that moment. */
    private static void awaitHolder(JobFolder folder) {
        var patience = Deadline.in(UNTIL_HOLDER);
        while (folder.tool().isEmpty() && folder.exitCode().isEmpty() && !patience.isOver()) {
            LockSupport.parkNanos(LOOK_NANOSECONDS);
        }
    }

    private Optional<Integer> watch(Job job, Running running, Consumer<String> onLine) {
        try (var output = ToolOutput.of(job);
                var tail = new Tail(job.follow(), onLine)) {
            var ended = follow(job, running, tail, output);
            tail.readToEnd();
            outputLimit.holdEnded(job);
            Failpoint.TOOL_ENDED.reached();
            return conclude(job, running, ended);
        }
    }

    private enum Ended {
        BY_ITSELF,
        INTERRUPTED,
        TOO_LATE
    }

    private Ended follow(Job job, Running running, Tail tail, ToolOutput output) {
        var limit = Deadline.in(job.limit());
        while (!running.ended()) {
            tail.read();
            output.read();
            outputLimit.hold(job);
            if (interruption.signal() != null) {
                stop(job, running, tail);
                return Ended.INTERRUPTED;
            }
            if (limit.isOver()) {
                stop(job, running, tail);
                return Ended.TOO_LATE;
            }
        }
        return interruption.signal() == null ? Ended.BY_ITSELF : Ended.INTERRUPTED;
    }

    private Optional<Integer> conclude(Job job, Running running, Ended ended) {
        return switch (ended) {
            case BY_ITSELF -> running.exitCode();
            case INTERRUPTED ->
                throw new InterruptedByOperatorException(Objects.requireNonNullElse(interruption.signal(), "INT"));
            case TOO_LATE ->
                throw new StepFailedException(Failure.of(
                        "%s took longer than %d s and was stopped."
                                .formatted(job.tool(), job.limit().toSeconds()),
                        "Look into its output for what it waited for, then try again."));
        };
    }

    private void stop(Job job, Running running, Tail tail) {
        if (new JobFolder(job.folder()).markInterrupted()) {
            Signals.send("INT", running.tool());
        }
        var patience = Deadline.in(grace);
        var ended = running.ended();
        while (!ended && !patience.isOver()) {
            tail.read();
            outputLimit.hold(job);
            ended = running.ended();
        }
        // A tool that has ended may have left behind what it started.
        Signals.sendToGroup("KILL", running.group());
        awaitEnd(running);
    }

    /** Who was killed is gone within a moment, unless nobody buries the dead here. */
    private static void awaitEnd(Running running) {
        var patience = Deadline.in(UNTIL_BURIED);
        while (!running.ended() || (Signals.reachesGroup(running.group()) && !patience.isOver())) {
            LockSupport.parkNanos(LOOK_NANOSECONDS);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process start(Job job, List<String> command, String ticket) {
        var line = new ArrayList<>(
                List.of("setsid", "sh", "-c", SCRIPT, "job", job.folder().toString(), ticket));
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
