package org.torrust.deployer.adapter.process;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.command.port.Interruption;
import org.torrust.deployer.command.port.StepFailedException;

/** Runs a tool in the operator's own terminal: input, output and signals are the operator's, not ours. */
public final class Foreground {

    private final Interruption interruption;

    public Foreground(Interruption interruption) {
        this.interruption = interruption;
    }

    /**
     * Waits for its end. Each signal is passed on, since only those of the terminal reach the tool by themselves; OpenSSH, which
     * is what is run so, ends at the first.
     *
     * @return its exit code
     * @throws StepFailedException when it cannot be started
     */
    @SuppressWarnings("try") // The listening is only there to be closed.
    public int run(List<String> command) {
        ToolPath.require(command.getFirst());
        var tool = new AtomicReference<@Nullable Process>();
        try (var relaying = interruption.listen(signal -> relay(signal, tool.get()))) {
            var started = new ProcessBuilder(command).inheritIO().start();
            tool.set(started);
            relay(interruption.signal(), started);
            return started.waitFor();
        } catch (IOException e) {
            throw new StepFailedException(
                    Failure.of(
                            "'%s' cannot be started: %s.".formatted(command.getFirst(), e.getMessage()),
                            "See what is missing: torrust-tracker-deployer check"),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the thread that waits for a tool is never interrupted", e);
        }
    }

    private static void relay(@Nullable String signal, @Nullable Process tool) {
        if (signal != null && tool != null) {
            Signals.send(signal, tool.pid());
        }
    }
}
