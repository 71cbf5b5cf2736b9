package org.torrust.deployer.adapter.ssh;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.torrust.deployer.command.port.Interruption;

/** Ends a blocked piece of work from outside: when its time is up, or when the operator stops. */
final class Cut implements AutoCloseable {

    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final Interruption.Listening listening;
    private volatile boolean timeIsUp;

    /** @param ending makes the work return or throw; may be called twice */
    Cut(Duration limit, Interruption interruption, Runnable ending) {
        listening = interruption.listen(signal -> ending.run());
        var unused = done.orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS).exceptionally(late -> {
            timeIsUp = true;
            ending.run();
            return null;
        });
    }

    boolean timeIsUp() {
        return timeIsUp;
    }

    @Override
    public void close() {
        done.complete(null);
        listening.close();
    }
}
