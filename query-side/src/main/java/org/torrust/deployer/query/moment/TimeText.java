package org.torrust.deployer.query.moment;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.torrust.deployer.api.input.Quoted;

/** How a point in time is written. */
final class TimeText {

    private static final Pattern TIME = Pattern.compile("[0-9]{4}-");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern AGE = Pattern.compile("([0-9]{1,6}[smhdw]){1,5}");
    private static final Pattern PART = Pattern.compile("([0-9]+)([smhdw])");

    private static final Map<String, Duration> UNITS = Map.of(
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1),
            "w", Duration.ofDays(7));

    private TimeText() {}

    static boolean isAge(String text) {
        return AGE.matcher(text).matches();
    }

    /** Whether it begins as a time or a day does. */
    static boolean isTime(String text) {
        return TIME.matcher(text).lookingAt();
    }

    static Duration age(String text) {
        return PART.matcher(text)
                .results()
                .map(part -> unit(part.group(2)).multipliedBy(Long.parseLong(part.group(1))))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** @throws IllegalArgumentException with a sentence for the person who typed it */
    static Instant time(String text) {
        try {
            return DAY.matcher(text).matches()
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "'%s' is not a time: use one like 2026-11-24T12:00:00Z, a day like 2026-11-24, or an age like 2h, 1h30m or 7d"
                            .formatted(Quoted.of(text)),
                    e);
        }
    }

    private static Duration unit(String letter) {
        return Objects.requireNonNull(UNITS.get(letter), "the pattern has no other letters");
    }
}
