package org.torrust.deployer.cli.wiring;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.adapter.tool.ToolVersions;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.history.Provenance;
import org.torrust.deployer.api.input.PlainFile;
import org.torrust.deployer.cli.Version;

/** Who asks, with which words, and which tools do the work. */
final class Authorship {

    private final Workspace workspace;
    private final List<String> commandLine;

    Authorship(Workspace workspace, List<String> commandLine) {
        this.workspace = workspace;
        this.commandLine = List.copyOf(commandLine);
    }

    Provenance of(String provider, @Nullable String reason) {
        var versions = new HashMap<String, String>();
        versions.put("deployer", Version.current());
        versions.putAll(provider.equals("simulated") ? Map.of() : new ToolVersions(workspace).found());
        return new Provenance(actor(), "", commandLine, versions, reason);
    }

    /** {@code user@host} */
    static String actor() {
        return "%s@%s".formatted(Objects.requireNonNullElse(System.getProperty("user.name"), "unknown"), host());
    }

    private static String host() {
        try {
            return PlainFile.text(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException e) {
            return Objects.requireNonNullElse(System.getenv("HOSTNAME"), "unknown");
        }
    }
}
