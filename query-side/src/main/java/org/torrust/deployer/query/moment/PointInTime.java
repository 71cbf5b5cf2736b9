package org.torrust.deployer.query.moment;

import java.time.Duration;
import java.time.Instant;

/** A point in time as people name it: a time of RFC 3339, or how long ago. */
public sealed interface PointInTime {

    /** Which instant is meant by who speaks at {@code now}. */
    Instant when(Instant now);

    /** The same instant whenever it is spoken. */
    record At(Instant time) implements PointInTime {
        @Override
        public Instant when(Instant now) {
            return time;
        }

        @Override
        public String toString() {
            return time.toString();
        }
    }

    /** @param text as it was typed, e.g. {@code 1h30m} */
    record Ago(Duration length, String text) implements PointInTime {
        @Override
        public Instant when(Instant now) {
            return now.minus(length);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * Reads a time such as {@code 2026-11-24T12:00:00Z}, a day such as {@code 2026-11-24} (its first moment, UTC), or an
     * age such as {@code 2h}, {@code 1h30m}, {@code 7d}.
     *
     * @throws IllegalArgumentException with a sentence for the person who typed it
     */
    static PointInTime parse(String text) {
        return TimeText.isAge(text) ? new Ago(TimeText.age(text), text) : new At(TimeText.time(text));
    }

    /** Whether it looks like one; {@link #parse} may still find the 31st of February in it. */
    static boolean isLike(String text) {
        return TimeText.isAge(text) || TimeText.isTime(text);
    }
}
