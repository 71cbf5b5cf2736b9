package org.torrust.deployer.query.moment;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A time as it is shown, which is how it can be asked for. */
public final class Shown {

    private Shown() {}

    /** To the millisecond. */
    public static Instant of(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }
}
