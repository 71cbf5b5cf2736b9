package org.torrust.deployer.adapter.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.command.port.StepFailedException;

/** Asks a tool a short question: no folder, nothing kept. */
public final class Query {

    private static final int LARGEST = 8 << 20;

    private Query() {}

    /**
     * What the tool said; output beyond 8 MiB is dropped.
     *
     * @throws StepFailedException when the tool is missing or takes longer than the limit
     */
    public static Answer ask(List<String> command, Duration limit) {
        return ask(command, Path.of("/dev/null"), Map.of(), limit);
    }

    /**
     * The same with something to read, and with variables beside those that every tool gets.
     *
     * @throws StepFailedException when the tool is missing or takes longer than the limit
     */
    public static Answer ask(List<String> command, Path input, Map<String, String> variables, Duration limit) {
        ToolPath.require(command.getFirst());
        try {
            var builder = new ProcessBuilder(command);
            builder.redirectInput(ProcessBuilder.Redirect.from(input.toFile()));
            ToolEnvironment.fill(builder.environment(), variables);
            return answer(builder.start(), command, limit);
        } catch (IOException e) {
            throw new StepFailedException(
                    Failure.of(
                            "'%s' cannot be started: %s.".formatted(command.getFirst(), e.getMessage()),
                            "See what is missing: torrust-tracker-deployer check"),
                    e);
        }
    }

    private static Answer answer(Process process, List<String> command, Duration limit) {
        var out = read(process.getInputStream());
        var err = read(process.getErrorStream());
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new StepFailedException(Failure.of(
                        "'%s' did not answer in %d s.".formatted(command.getFirst(), limit.toSeconds()),
                        "Try the same by hand: " + String.join(" ", command)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the thread that waits for a tool is never interrupted", e);
        }
        return new Answer(process.exitValue(), out.join(), err.join());
    }

    private static CompletableFuture<String> read(InputStream in) {
        return CompletableFuture.supplyAsync(() -> {
            try (in) {
                var text = new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8);
                in.transferTo(java.io.OutputStream.nullOutputStream());
                return text;
            } catch (IOException e) {
                return "";
            }
        });
    }

    /** What a tool said. */
    public record Answer(int exitCode, String out, String err) {
        public boolean isGood() {
            return exitCode == 0;
        }
    }
}
