package org.torrust.deployer.adapter.process;

import java.io.IOException;
import java.util.List;
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
     * Waits for its end, whatever signals the terminal sends: they reach the tool too.
     *
     * @return its exit code
     * @throws StepFailedException when it cannot be started
     */
    @SuppressWarnings("try") // The listening is only there to be closed.
    public int run(List<String> command) {
        ToolPath.require(command.getFirst());
        try (var heeding = interruption.listen(signal -> {})) {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
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
}
