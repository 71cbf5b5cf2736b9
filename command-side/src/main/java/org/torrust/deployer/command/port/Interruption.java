package org.torrust.deployer.command.port;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The operator's wish to stop, raised by a signal handler and heeded by whoever waits or works. Safe for several threads. */
public final class Interruption {

    private final Set<Consumer<String>> listeners = ConcurrentHashMap.newKeySet();
    private volatile @Nullable String signal;
    private volatile boolean begun;
    private volatile boolean endless;

    /** Tells everyone who listens, once a signal; the name without SIG, e.g. {@code INT}. */
    public void raise(String name) {
        signal = name;
        listeners.forEach(listener -> listener.accept(name));
    }

    /** Whether anyone would hear a signal now. */
    public boolean isHeeded() {
        return !listeners.isEmpty();
    }

    /** From now on there is something that a signal would interrupt. */
    public void begin() {
        begun = true;
    }

    /** Whether there is, or was, something that a signal would interrupt. */
    public boolean isBegun() {
        return begun;
    }

    /** From now on something goes on until it is stopped, which is no disturbance of it. */
    public void goOnUntilStopped() {
        endless = true;
    }

    /** Whether something goes on that Ctrl-C is meant to end. */
    public boolean isEndless() {
        return endless;
    }

    /** The signal that was raised last, or null when none was. */
    public @Nullable String signal() {
        return signal;
    }

    /** Calls {@code listener} with the signal's name each time one is raised, until the result is closed; what is done meanwhile is begun. */
    public Listening listen(Consumer<String> listener) {
        begin();
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /**
     * To be called between two tries of anything that waits.
     *
     * @throws InterruptedByOperatorException when a signal was raised
     */
    public void check() {
        var raised = signal;
        if (raised != null) {
            throw new InterruptedByOperatorException(raised);
        }
    }

    /** Ends the listening. */
    @FunctionalInterface
    public interface Listening extends AutoCloseable {
        @Override
        void close();
    }
}
