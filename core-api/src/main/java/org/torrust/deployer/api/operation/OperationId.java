package org.torrust.deployer.api.operation;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.torrust.deployer.api.input.Quoted;

/** Names one operation for ever: in events, job folders and release folders. Sorts by the time it began. */
public record OperationId(String value) {

    private static final Pattern FORMAT = Pattern.compile("[0-9a-z]+(-[0-9a-z]+)*");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final int RANDOM_BITS = 24;

    /** @throws IllegalArgumentException when the value is not of lower-case letters, digits and single dashes, or over 40 characters */
    public OperationId {
        if (value.length() > 40 || !FORMAT.matcher(value).matches()) {
            throw new IllegalArgumentException("'%s' is not an operation id".formatted(Quoted.of(value)));
        }
    }

    /** An id such as {@code 20261124-101500-7f3a9c}; only the low 24 bits of {@code random} are used. */
    public static OperationId at(Instant begun, int random) {
        return new OperationId("%s-%06x".formatted(TIME.format(begun), random & ((1 << RANDOM_BITS) - 1)));
    }

    @Override
    public String toString() {
        return value;
    }
}
