package org.torrust.deployer.adapter.tracker;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.adapter.tracker.Asking.Question;
import org.torrust.deployer.command.port.InterruptedByOperatorException;

/** The time all questions together may take: a question that outlasts it is left alone, a later one is not asked. */
final class TimeLimit {

    private final InstantSource clock;
    private final @Nullable Duration whole;
    private final Instant end;

    private TimeLimit(InstantSource clock, @Nullable Duration whole) {
        this.clock = clock;
        this.whole = whole;
        this.end = whole == null ? Instant.MAX : clock.instant().plus(whole);
    }

    /** For questions that know their own limits. */
    static TimeLimit none(InstantSource clock) {
        return new TimeLimit(clock, null);
    }

    /** Begins now. */
    static TimeLimit of(Duration whole, InstantSource clock) {
        return new TimeLimit(clock, whole);
    }

    boolean isUp() {
        return !clock.instant().isBefore(end);
    }

    /** @throws InterruptedByOperatorException when stopped */
    Verdict within(Question question) throws NoAnswerException {
        if (whole == null) {
            return question.put();
        }
        if (isUp()) {
            return Verdict.bad("not asked: the %d s of the suite are over".formatted(whole.toSeconds()));
        }
        var asked = new FutureTask<>(question::put);
        Thread.ofVirtual().start(asked);
        return answered(asked, whole);
    }

    private Verdict answered(FutureTask<Verdict> asked, Duration of) throws NoAnswerException {
        try {
            return asked.get(Duration.between(clock.instant(), end).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return Verdict.bad("not answered when the %d s of the suite were over".formatted(of.toSeconds()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedByOperatorException("INT");
        } catch (ExecutionException e) {
            throw rethrown(e);
        } finally {
            asked.cancel(true);
        }
    }

    private static RuntimeException rethrown(ExecutionException failed) throws NoAnswerException {
        return switch (failed.getCause()) {
            case NoAnswerException none -> throw none;
            case RuntimeException ours -> throw ours;
            case null, default -> new IllegalStateException(failed);
        };
    }
}
