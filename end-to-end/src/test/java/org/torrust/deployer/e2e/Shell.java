package org.torrust.deployer.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Runs the launcher of this checkout in a workspace of its own, as a user's shell would. */
final class Shell {

    private static final String LAUNCHER =
            root().resolve("bin/torrust-tracker-deployer").toString();

    private final Path workspace;
    private final Map<String, String> variables;
    private final Path input;

    Shell(Path workspace) {
        this(workspace, Map.of(), Path.of("/dev/null"));
    }

    private Shell(Path workspace, Map<String, String> variables, Path input) {
        this.workspace = workspace;
        this.variables = Map.copyOf(variables);
        this.input = input;
    }

    /** The same with a variable more. */
    Shell with(String variable, String value) {
        var more = new HashMap<>(variables);
        more.put(variable, value);
        return new Shell(workspace, more, input);
    }

    /** The same, where the programs of a folder come before those of the machine. */
    Shell with(Path programs) {
        return with("PATH", programs + ":" + variables.getOrDefault("PATH", System.getenv("PATH")));
    }

    /** The same, where a file is what it is typed. */
    Shell reading(Path file) {
        return new Shell(workspace, variables, file);
    }

    Path workspace() {
        return workspace;
    }

    DeployerRun deployer(String... arguments) throws IOException {
        return finished(start(arguments));
    }

    /** Starts it and comes back when stderr has a line with the words. */
    Running deployerUntil(String words, String... arguments) throws IOException {
        var run = new Running(start(arguments));
        run.await(run.err(), words);
        return run;
    }

    /** Starts it and comes back when stdout has a line with the words. */
    Running deployerUntilItPrints(String words, String... arguments) throws IOException {
        var run = new Running(start(arguments));
        run.await(run.out(), words);
        return run;
    }

    /** Runs a script of this checkout to its end. */
    DeployerRun script(String path, String... arguments) throws IOException {
        return finished(program(root().resolve(path).toString(), arguments));
    }

    /** Starts it, and leaves the rest to the caller. */
    Process start(String... arguments) throws IOException {
        return program(LAUNCHER, arguments);
    }

    /** Starts it in a terminal of its own; what is written to it are keys, and what it says comes on one stream. */
    Process startInTerminal(String... arguments) throws IOException {
        return builder("script", "-qec", "'%s' %s".formatted(LAUNCHER, String.join(" ", arguments)), "/dev/null")
                .start();
    }

    private Process program(String program, String... arguments) throws IOException {
        return builder(program, arguments)
                .redirectInput(ProcessBuilder.Redirect.from(input.toFile()))
                .start();
    }

    private ProcessBuilder builder(String program, String... arguments) {
        // A test run in the background of a script ignores SIGINT, and so would what it starts.
        var line = new ArrayList<>(List.of("env", "--default-signal", program));
        line.addAll(List.of(arguments));
        var builder = new ProcessBuilder(line);
        builder.environment().put("DEPLOYER_WORKSPACE", workspace.toString());
        builder.environment().remove("DEPLOYER_STDERR_IS_TERMINAL");
        builder.environment().putAll(variables);
        return builder;
    }

    static DeployerRun finished(Process process) {
        var out = CompletableFuture.supplyAsync(() -> text(process.getInputStream()));
        var err = text(process.getErrorStream());
        return new DeployerRun(process.onExit().join().exitValue(), out.join(), err);
    }

    private static String text(InputStream in) {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** This checkout. */
    static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    /** A run that is under way. */
    record Running(Process process, Said out, Said err) {

        Running(Process process) {
            this(process, new Said(process.getInputStream()), new Said(process.getErrorStream()));
        }

        private void await(Said stream, String words) throws IOException {
            if (!stream.readUntil(words)) {
                throw new AssertionError("it never said '%s' but:%n%s".formatted(words, stream.text()));
            }
        }

        DeployerRun signalled(String signal) throws IOException {
            signal(signal);
            return ended();
        }

        void signal(String signal) throws IOException {
            new ProcessBuilder("kill", "-s", signal, Long.toString(process.pid()))
                    .start()
                    .onExit()
                    .join();
        }

        /** Comes back when stderr has another line with the words. */
        void awaits(String words) throws IOException {
            await(err, words);
        }

        DeployerRun ended() {
            var printed = CompletableFuture.supplyAsync(out::rest);
            var said = err.rest();
            return new DeployerRun(process.onExit().join().exitValue(), printed.join(), said);
        }
    }

    /** What a run writes to one of its streams. */
    private record Said(BufferedReader lines, StringBuilder text) {

        Said(InputStream stream) {
            this(new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)), new StringBuilder());
        }

        boolean readUntil(String words) throws IOException {
            for (String line; (line = lines.readLine()) != null; ) {
                text.append(line).append('\n');
                if (line.contains(words)) {
                    return true;
                }
            }
            return false;
        }

        /** All of it, to its end. */
        String rest() {
            lines.lines().forEach(line -> text.append(line).append('\n'));
            return text.toString();
        }
    }
}
