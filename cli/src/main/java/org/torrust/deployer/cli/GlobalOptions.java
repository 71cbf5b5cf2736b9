package org.torrust.deployer.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.adapter.workspace.Workspace;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options every subcommand takes, before or behind its name. */
public final class GlobalOptions {

    @Option(
            names = "--workspace",
            paramLabel = "DIR",
            description =
                    "Folder with history and environments. Default: $$DEPLOYER_WORKSPACE, else $$XDG_DATA_HOME/torrust-tracker-deployer.",
            scope = picocli.CommandLine.ScopeType.INHERIT)
    @Nullable
    Path workspace;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "How the result is written: ${COMPLETION-CANDIDATES}. Default: table.",
            defaultValue = "table",
            scope = picocli.CommandLine.ScopeType.INHERIT)
    Format format = Format.table;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            description = "Colours: auto, always or never. Default: auto.",
            defaultValue = "auto",
            scope = picocli.CommandLine.ScopeType.INHERIT)
    ColorWhen color = ColorWhen.auto;

    @Option(
            names = {"-v", "--verbose"},
            description =
                    "Show what each tool is at; -vv: and the log, as DEPLOYER_LOG=debug does. Under json and yaml no progress is shown.",
            scope = picocli.CommandLine.ScopeType.INHERIT)
    boolean[] verbosity = {};

    @Option(
            names = {"-q", "--quiet"},
            description = "Show no progress, say nothing but failures.",
            scope = picocli.CommandLine.ScopeType.INHERIT)
    boolean quiet;

    @Option(
            names = "--no-input",
            description = "Never ask; what would be asked is refused.",
            scope = picocli.CommandLine.ScopeType.INHERIT)
    boolean noInput;

    /** When to colour. The names are what a user types. */
    enum ColorWhen {
        auto,
        always,
        never
    }

    public Format format() {
        return format;
    }

    private boolean formatTyped;

    /** Whether the format is what the command line says, and not what a variable does for all commands. */
    public boolean isFormatTyped() {
        return formatTyped;
    }

    void markFormatTyped() {
        formatTyped = true;
    }

    /** Has each document written on a line of its own, for a stream of them. */
    public void writeLines() {
        format = Format.jsonl;
    }

    public boolean isVerbose() {
        return verbosity.length > 0;
    }

    /** Whether the log is wanted too. */
    boolean isVeryVerbose() {
        return verbosity.length > 1;
    }

    /** Whether nothing but a result or a failure is told: a program reads stderr as one object, and no sentences. */
    public boolean isQuiet() {
        return quiet || format != Format.table;
    }

    public boolean mayAsk() {
        return !noInput;
    }

    /** The workspace that was named, or the user's own. */
    public Workspace workspace() {
        return workspace(System.getenv());
    }

    Workspace workspace(Map<String, String> environment) {
        if (workspace != null) {
            return new Workspace(workspace);
        }
        var named = environment.getOrDefault("DEPLOYER_WORKSPACE", "");
        if (!named.isBlank()) {
            return new Workspace(folder("DEPLOYER_WORKSPACE", named));
        }
        var data = environment.getOrDefault("XDG_DATA_HOME", "");
        var home = data.isEmpty()
                ? Path.of(Objects.requireNonNullElse(System.getProperty("user.home"), "."), ".local", "share")
                : folder("XDG_DATA_HOME", data);
        return new Workspace(home.resolve("torrust-tracker-deployer"));
    }

    private static Path folder(String variable, String named) {
        try {
            return Paths.of(named);
        } catch (TypeConversionException e) {
            throw SubcommandFailed.usage(
                    "%s cannot be used: %s.".formatted(variable, e.getMessage()), "Name a folder: --workspace DIR");
        }
    }
}
