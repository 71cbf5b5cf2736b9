package org.torrust.deployer.adapter.ssh;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.torrust.deployer.command.port.Interruption;

/**
 * Tries again what may go well by itself, with twice the time between from try to try; tests bring a time of their own. For
 * what does no harm when it is done twice.
 *
 * @param tries how often it is done at most
 * @param first what passes before the second try
 */
public record Backoff(int tries, Duration first, Pause pause) {

    /** Lets real time pass, and stops when the operator does. */
    public static Backoff heeding(Interruption interruption, int tries, Duration first) {
        return new Backoff(tries, first, Pause.heeding(interruption));
    }

    /**
     * Does it until it is not worth another try, or was done as often as it may be.
     *
     * @return what came of the last try
     */
    public <T> T until(Supplier<T> work, Predicate<T> isWorthAnother) {
        var result = work.get();
        var between = first;
        for (var done = 1; done < tries && isWorthAnother.test(result); done++) {
            pause.of(between);
            between = between.multipliedBy(2);
            result = work.get();
        }
        return result;
    }
}
