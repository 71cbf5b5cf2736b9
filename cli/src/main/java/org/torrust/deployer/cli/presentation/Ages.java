package org.torrust.deployer.cli.presentation;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/** Times as people say them. */
public final class Ages {

    private static final DateTimeFormatter EXACT = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendInstant(3)
            .toFormatter(Locale.ROOT);

    private Ages() {}

    /** E.g. {@code 5 min ago}; {@code now} for less than ten seconds, and for a time that is still to come. */
    public static String ago(Instant then, Instant now) {
        return since(then, now, " ago");
    }

    /** The same with another word behind it, or with none where there is little room. */
    static String since(Instant then, Instant now, String ago) {
        var seconds = Duration.between(then, now).toSeconds();
        return seconds < 10 ? "now" : roughly(seconds) + ago;
    }

    private static String roughly(long seconds) {
        if (seconds < 120) {
            return seconds + " s";
        }
        if (seconds < 7200) {
            return seconds / 60 + " min";
        }
        return seconds < 172_800 ? seconds / 3600 + " h" : seconds / 86_400 + " d";
    }

    /** To the millisecond, UTC, e.g. {@code 2026-11-24T12:00:00.123Z}. */
    static String exact(Instant time) {
        return EXACT.format(time);
    }

    /** E.g. {@code 8.1 s} or {@code 2 min 5 s}; none for what a clock that was set back makes less than nothing. */
    public static String duration(Duration time) {
        var length = time.isNegative() ? Duration.ZERO : time;
        return length.toSeconds() < 60
                ? String.format(Locale.ROOT, "%.1f s", length.toMillis() / 1000.0)
                : "%d min %d s".formatted(length.toMinutes(), length.toSecondsPart());
    }
}
