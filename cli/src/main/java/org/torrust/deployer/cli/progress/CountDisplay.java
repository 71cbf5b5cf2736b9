package org.torrust.deployer.cli.progress;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.torrust.deployer.cli.presentation.Ages;

/**
 * Shows how far a long count has come, how fast it goes and how long it will take: on a terminal a line that moves,
 * elsewhere a line every ten seconds.
 */
public final class CountDisplay {

    private static final String CLEAR_LINE = "\r\u001b[K";
    private static final Duration OFTEN = Duration.ofMillis(200);
    private static final Duration SELDOM = Duration.ofSeconds(10);
    private static final int BETWEEN_LOOKS = 256;

    private final PrintWriter err;
    private final Console console;
    private final Clock clock;
    private final boolean quiet;
    private final String what;
    private final long total;
    private final Instant began;
    private Instant shown;

    /** @param what is counted, e.g. {@code events checked} */
    public CountDisplay(PrintWriter err, Console console, Clock clock, boolean quiet, String what, long total) {
        this.err = err;
        this.console = console;
        this.clock = clock;
        this.quiet = quiet;
        this.what = what;
        this.total = total;
        this.began = clock.instant();
        this.shown = began;
    }

    /** So many are done. */
    public void at(long count) {
        if (quiet || count % BETWEEN_LOOKS != 0) {
            return; // The clock is not asked for each.
        }
        var now = clock.instant();
        var due = console.isLive() ? OFTEN : SELDOM;
        if (!now.isBefore(shown.plus(due))) {
            shown = now;
            show(words(count, Duration.between(began, now)));
        }
    }

    /** Clears the line that moves. */
    public void stop() {
        if (console.isLive() && !quiet) {
            err.print(CLEAR_LINE);
            err.flush();
        }
    }

    private String words(long count, Duration took) {
        var perSecond = count * 1000 / Math.max(1, took.toMillis());
        var left = Duration.ofSeconds(Math.max(0, total - count) / Math.max(1, perSecond));
        return "%d of %d %s, %d a second, %s left".formatted(count, total, what, perSecond, Ages.duration(left));
    }

    private void show(String words) {
        if (console.isLive()) {
            var room = Math.max(1, console.width() - 1);
            err.print(CLEAR_LINE + (words.length() <= room ? words : words.substring(0, room)));
        } else {
            err.println(words);
        }
        err.flush();
    }
}
