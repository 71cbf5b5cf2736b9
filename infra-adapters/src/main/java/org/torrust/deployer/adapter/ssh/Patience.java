package org.torrust.deployer.adapter.ssh;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.torrust.deployer.command.port.Interruption;

/** Waits for something to come about by looking again and again; tests bring their own time. */
public record Patience(InstantSource clock, Pause pause) {

    /** Waits in real time, and stops when the operator does. */
    public static Patience heeding(Interruption interruption) {
        return new Patience(InstantSource.system(), Pause.heeding(interruption));
    }

    /**
     * Looks at least once, then until something is seen.
     *
     * @return what was seen, or empty when the time is up
     */
    public <T> Optional<T> await(Duration limit, Duration between, Supplier<Optional<T>> look) {
        var end = clock.instant().plus(limit);
        while (true) {
            var seen = look.get();
            if (seen.isPresent() || !clock.instant().plus(between).isBefore(end)) {
                return seen;
            }
            pause.of(between);
        }
    }
}
