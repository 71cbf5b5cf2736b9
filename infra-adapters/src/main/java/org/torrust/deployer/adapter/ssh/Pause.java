package org.torrust.deployer.adapter.ssh;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.torrust.deployer.command.port.InterruptedByOperatorException;
import org.torrust.deployer.command.port.Interruption;

/** The time between two looks at something that takes time; tests let none pass. */
@FunctionalInterface
public interface Pause {

    /** @throws InterruptedByOperatorException as soon as the operator stops */
    void of(Duration duration);

    /** Lets real time pass, and none more once a signal is raised. */
    static Pause heeding(Interruption interruption) {
        return duration -> pause(duration, interruption);
    }

    /** Lets real time pass; for what ends with the process when a signal comes. */
    static Pause plain() {
        return duration -> {
            try {
                Thread.sleep(duration);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedByOperatorException("INT");
            }
        };
    }

    @SuppressWarnings("try") // The listening is only there to be closed.
    private static void pause(Duration duration, Interruption interruption) {
        var raised = new CountDownLatch(1);
        try (var listening = interruption.listen(signal -> raised.countDown())) {
            interruption.check();
            var stopped = raised.await(duration.toMillis(), TimeUnit.MILLISECONDS);
            if (stopped) {
                interruption.check();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedByOperatorException("INT");
        }
    }
}
