package org.torrust.deployer.cli.progress;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.input.Quoted;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.api.operation.StepOutcome;
import org.torrust.deployer.cli.presentation.Ages;
import org.torrust.deployer.cli.presentation.Folding;
import org.torrust.deployer.command.port.Progress;

/** Shows each step: on a terminal a line that moves until the step is done, elsewhere one line when it is done. */
public final class ProgressDisplay implements Progress {

    private static final String CLEAR_LINE = "\r\u001b[K";
    private static final String SPINNER = "|/-\\";

    private final PrintWriter err;
    private final Console console;
    private final Clock clock;
    private final boolean verbose;
    private final boolean quiet;
    private @Nullable ScheduledExecutorService ticker;
    private @Nullable Step current;
    private Instant began = Instant.EPOCH;
    private String doing = "";
    private int turn;

    public ProgressDisplay(PrintWriter err, Console console, Clock clock, boolean verbose, boolean quiet) {
        this.err = err;
        this.console = console;
        this.clock = clock;
        this.verbose = verbose;
        this.quiet = quiet;
    }

    @Override
    public synchronized void started(Step step) {
        current = step;
        began = clock.instant();
        doing = "";
        tick();
        if (console.isLive() && ticker == null && !quiet) {
            ticker = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().factory());
            var unused = ticker.scheduleAtFixedRate(this::tick, 200, 200, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public synchronized void doing(Step step, String what) {
        var words = Quoted.of(what);
        if (words.equals(doing)) {
            return;
        }
        doing = words;
        if (verbose && !quiet) {
            line("%-9s %-16s … %s".formatted(step.phase().word(), step, words));
        }
        tick();
    }

    @Override
    public synchronized void ended(Step step, StepOutcome outcome) {
        if (!quiet) {
            line("%-9s %-16s %s".formatted(step.phase().word(), step, words(outcome)));
        }
        current = null;
    }

    @Override
    public synchronized void note(String sentence) {
        if (!quiet) {
            line(sentence);
        }
    }

    /** Clears the line that moves, and lets it move no more. */
    public synchronized void stop() {
        if (ticker != null) {
            ticker.shutdownNow();
            ticker = null;
            err.print(CLEAR_LINE);
            err.flush();
        }
    }

    private String words(StepOutcome outcome) {
        var took = Ages.duration(Duration.between(began, clock.instant()));
        return switch (outcome) {
            case StepOutcome.Failed failed -> "FAILED after " + took;
            case StepOutcome.AlreadyTrue already -> "nothing to do: " + already.proof();
            case StepOutcome.ReleaseShipped shipped
            when shipped.proof() != null -> "nothing to do: " + Objects.requireNonNull(shipped.proof());
            default -> "done in " + took;
        };
    }

    private void line(String said) {
        var text = Quoted.whole(said);
        err.print(
                console.isLive()
                        ? CLEAR_LINE + Folding.fold(text, console.width()) + System.lineSeparator()
                        : text + System.lineSeparator());
        err.flush();
    }

    private synchronized void tick() {
        var step = current;
        if (step == null || !console.isLive() || quiet) {
            return;
        }
        turn++;
        var took = Ages.duration(Duration.between(began, clock.instant()));
        var text = "%s %s %s %s %s"
                .formatted(SPINNER.charAt(turn % SPINNER.length()), step.phase().word(), step, took, doing);
        var room = Math.max(1, console.width() - 1);
        err.print(CLEAR_LINE + (text.length() <= room ? text : text.substring(0, room)));
        err.flush();
    }
}
