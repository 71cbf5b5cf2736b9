package org.torrust.deployer.adapter.process;

import java.time.Duration;

/** A moment on the monotonic clock; setting the machine's time does not move it. */
public final class Deadline {

    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    /** The moment that is so long from now. */
    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    public boolean isOver() {
        return System.nanoTime() - end >= 0;
    }
}
