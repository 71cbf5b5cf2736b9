package org.torrust.deployer.cli.progress;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.LongConsumer;
import org.torrust.deployer.cli.presentation.Ages;

/**
 * Shows how far a long look at events has come, how fast it goes and how long it will take: on a terminal on a line that
 * moves, elsewhere on a plain line every few seconds. What is over at once is not shown.
 */
public final class Gauge implements LongConsumer, AutoCloseable {

    private static final String CLEAR_LINE = "\r\u001b[K";
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
    private static final Duration BETWEEN_MOVES = Duration.ofMillis(200);

    /** Asking what time it is takes longer than looking at an event. */
    private static final int BETWEEN_LOOKS = 256;

    private final PrintWriter err;
    private final Console console;
    private final Clock clock;
    private final boolean quiet;
    private final long total;
    private final Instant began;
    private Instant shown;
    private boolean isMoving;

    public Gauge(PrintWriter err, Console console, Clock clock, boolean quiet, long total) {
        this.err = err;
        this.console = console;
        this.clock = clock;
        this.quiet = quiet;
        this.total = total;
        this.began = clock.instant();
        this.shown = began;
    }

    /** @param count how many there were so far */
    @Override
    public void accept(long count) {
        if (quiet || count % BETWEEN_LOOKS != 0) {
            return;
        }
        var now = clock.instant();
        var pause = console.isLive() ? BETWEEN_MOVES : BETWEEN_LINES;
        if (Duration.between(shown, now).compareTo(pause) >= 0) {
            shown = now;
            show(words(count, now));
        }
    }

    private void show(String words) {
        if (console.isLive()) {
            isMoving = true;
            var room = Math.max(1, console.width() - 1);
            err.print(CLEAR_LINE + (words.length() <= room ? words : words.substring(0, room)));
        } else {
            err.println(words);
        }
        err.flush();
    }

    private String words(long count, Instant now) {
        var rate = rate(count, now);
        var left =
                rate == 0 ? "" : ", " + Ages.duration(Duration.ofSeconds(Math.max(0, total - count) / rate)) + " left";
        return String.format(
                Locale.ROOT,
                "%d of %d events (%d %%), %d a second%s",
                count,
                total,
                total == 0 ? 100 : count * 100 / total,
                rate,
                left);
    }

    private long rate(long count, Instant now) {
        var millis = Duration.between(began, now).toMillis();
        return millis == 0 ? 0 : count * 1000 / millis;
    }

    /** How long it took and how fast it went, e.g. {@code 1000 events in 2.0 s, 500 a second}. */
    public String summary(long count) {
        var now = clock.instant();
        return String.format(
                Locale.ROOT,
                "%d events in %s, %d a second",
                count,
                Ages.duration(Duration.between(began, now)),
                rate(count, now));
    }

    /** Clears the line that moves. */
    @Override
    public void close() {
        if (isMoving) {
            err.print(CLEAR_LINE);
            err.flush();
        }
    }
}
