package org.torrust.deployer.cli.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.torrust.deployer.adapter.tofu.AppliedChanges;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.command.port.PlannedChange;
import org.torrust.deployer.query.history.Operation;

/** What tools left of an operation in the workspace. */
public final class ToolFiles {

    /** Files of the deployer's own beside a tool's output. */
    private static final Set<String> NO_OUTPUT = Set.of("holder", "exit");

    private final Workspace workspace;

    public ToolFiles(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Files that hold something, relative to the workspace; none where they were cleared away or never were. */
    List<String> logs(Operation operation) {
        return folder(operation).map(this::logs).orElse(List.of());
    }

    /** What OpenTofu says it did, in the order it did it. */
    List<PlannedChange> resources(Operation operation) {
        return folder(operation).map(AppliedChanges::in).orElse(List.of());
    }

    private Optional<Path> folder(Operation operation) {
        return workspace.jobs(operation.environment(), operation.id());
    }

    private List<String> logs(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !NO_OUTPUT.contains(String.valueOf(file.getFileName())))
                    .filter(file -> file.toFile().length() > 0)
                    .sorted()
                    .map(workspace::show)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The output of tools in %s cannot be listed".formatted(folder), e);
        }
    }
}
