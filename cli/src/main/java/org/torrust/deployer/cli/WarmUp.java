package org.torrust.deployer.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.sqlite.util.OSInfo;
import org.torrust.deployer.cli.progress.SystemConsole;
import org.torrust.deployer.cli.wiring.DeployerProgram;
import org.torrust.deployer.command.port.Interruption;

/** Does what operators do, on the simulated provider and for nobody, so that the launcher can keep the loaded classes. */
final class WarmUp {

    private static final List<String> LINES = List.of(
            "create warm-up --provider simulated --set provider.step-seconds=0",
            "deploy warm-up --dry-run",
            "deploy warm-up --auto-approve",
            "test warm-up",
            "list",
            "status warm-up",
            "status warm-up --format json",
            "list --format yaml",
            "history",
            "history warm-up --events",
            "history show 2",
            "history diff warm-up",
            "history --format json",
            "status warm-up --at ~1",
            "status nobody",
            "create --help",
            "destroy warm-up --force");

    private WarmUp() {}

    /**
     * Works in a workspace that is thrown away afterwards.
     *
     * @param arguments the workspace's folder, and the folder where SQLite's native library is kept for later starts
     */
    public static void main(String[] arguments) throws IOException {
        keepNativeLibrary(Path.of(arguments[1]));
        LINES.forEach(line -> carryOut(line.split(" "), arguments[0]));
    }

    private static void carryOut(String[] line, String workspace) {
        var nobody = new PrintWriter(Writer.nullWriter());
        var tree = CommandTree.of(
                new DeployerProgram(),
                new SystemConsole(),
                Clock.systemUTC(),
                new Interruption(),
                List.of(line),
                nobody,
                nobody);
        var words = new java.util.ArrayList<>(List.of(line));
        words.addAll(List.of("--workspace", workspace));
        tree.execute(words.toArray(String[]::new));
    }

    /** Else SQLite unpacks it into the temporary folder at every start. */
    private static void keepNativeLibrary(Path folder) throws IOException {
        var name = System.mapLibraryName("sqlitejdbc");
        var resource = "/org/sqlite/native/%s/%s".formatted(OSInfo.getNativeLibFolderPathForCurrentOS(), name);
        try (var library = Objects.requireNonNull(OSInfo.class.getResourceAsStream(resource), resource)) {
            Files.copy(library, folder.resolve(name));
        }
    }
}
