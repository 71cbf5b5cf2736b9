package org.torrust.deployer.command.port;

import java.util.Locale;

/** How thoroughly a tracker is tested. */
public enum TestSuite {
    /** Every listener is asked once: health, connect, announce, statistics. */
    BASIC,
    /** Besides, peers meet, what was sent is counted, the database is read and written, the containers are healthy. */
    FULL,
    /** A bounded number of announces, timed and compared with those of the last time. */
    PERFORMANCE;

    /** As it is typed and recorded, e.g. {@code full}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
