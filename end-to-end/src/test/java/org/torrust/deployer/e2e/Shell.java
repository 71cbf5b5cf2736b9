package org.torrust.deployer.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

    /** The same with more variables. */
    Shell with(Map<String, String> more) {
        return new Shell(workspace, more, input);
    }

    /** The same with a file to read from. */
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
        var process = start(arguments);
        var err = new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
        var seen = new StringBuilder();
        for (String line; (line = err.readLine()) != null; ) {
            seen.append(line).append('\n');
            if (line.contains(words)) {
                return new Running(process, seen, err);
            }
        }
        throw new AssertionError("it never said '%s' but:%n%s".formatted(words, seen));
    }

    /** Runs a script of this checkout to its end. */
    DeployerRun script(String path, String... arguments) throws IOException {
        return finished(program(root().resolve(path).toString(), arguments));
    }

    Process start(String... arguments) throws IOException {
        return program(LAUNCHER, arguments);
    }

    private Process program(String program, String... arguments) throws IOException {
        // A test run in the background of a script ignores SIGINT, and so would what it starts.
        var line = new ArrayList<>(List.of("env", "--default-signal", program));
        line.addAll(List.of(arguments));
        var builder = new ProcessBuilder(line);
        builder.environment().put("DEPLOYER_WORKSPACE", workspace.toString());
        builder.environment().remove("DEPLOYER_STDERR_IS_TERMINAL");
        builder.environment().putAll(variables);
        return builder.redirectInput(ProcessBuilder.Redirect.from(input.toFile()))
                .start();
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

    private static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    /** A run that is under way. */
    record Running(Process process, StringBuilder said, BufferedReader err) {

        DeployerRun signalled(String signal) throws IOException {
            new ProcessBuilder("kill", "-s", signal, Long.toString(process.pid()))
                    .start()
                    .onExit()
                    .join();
            return ended();
        }

        DeployerRun ended() throws IOException {
            for (String line; (line = err.readLine()) != null; ) {
                said.append(line).append('\n');
            }
            var out = text(process.getInputStream());
            return new DeployerRun(process.onExit().join().exitValue(), out, said.toString());
        }
    }
}
