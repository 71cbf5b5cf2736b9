package org.torrust.deployer.adapter.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.input.PlainFolder;
import org.torrust.deployer.api.operation.OperationId;

/** The folder that holds history, environments and rendered files of one operator or team. */
public record Workspace(Path root) {

    public Workspace {
        root = root.toAbsolutePath().normalize();
    }

    /** Where it lies, behind any link: {@code chown -R} and others do not go through one. */
    public Path real() {
        try {
            return root.toRealPath();
        } catch (IOException e) {
            return root; // There is none yet.
        }
    }

    /** The SQLite file with history and views. */
    public Path database() {
        return root.resolve("data/events.db");
    }

    /** Held by who makes projections anew. */
    public Path projectionsLock() {
        return root.resolve("data/projections.lock");
    }

    /** Settings of this workspace; may not be there. */
    public Path settings() {
        return root.resolve("config.yaml");
    }

    /** Names this workspace in labels at providers; may not be there yet. */
    public Path identity() {
        return root.resolve("data/workspace-id");
    }

    /** What OpenTofu encrypts the states of this workspace with; may not be there yet. No environment has a dot in its name. */
    public Path stateKey() {
        return root.resolve("data/state.key");
    }

    /** Folder with logs and job folders of destroyed environments. */
    public Path archive() {
        return root.resolve("data/.archive");
    }

    public EnvironmentFolder environment(EnvironmentName name) {
        return new EnvironmentFolder(
                root.resolve("data").resolve(name.value()),
                root.resolve("build").resolve(name.value()));
    }

    /** Folders of environments that were put in place and not destroyed: they hold a key or secrets. By their names. */
    public List<Path> inhabited() {
        return environments().stream()
                .map(EnvironmentFolder::data)
                .filter(Workspace::isInhabited)
                .toList();
    }

    /** The OpenTofu roots of its environments, also those that were kept of destroyed ones. */
    List<Path> tofuRoots() {
        try (var files = Files.find(root.resolve("data"), 3, Workspace::isTofuRoot)) {
            return files.sorted().toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("The workspace %s cannot be looked at".formatted(root), e);
        }
    }

    private static boolean isTofuRoot(Path file, BasicFileAttributes attributes) {
        return attributes.isDirectory()
                && file.getParent() != null
                && file.getParent().endsWith("tofu");
    }

    private static boolean isInhabited(Path folder) {
        return Files.isDirectory(folder.resolve("ssh")) || Files.isDirectory(folder.resolve("secrets"));
    }

    /**
     * All that are there under a name as environments have it, whatever is in them and whoever made them. No environment
     * has a dot in its name, but what is being prepared, was archived, or was moved aside.
     */
    public List<EnvironmentFolder> environments() {
        return Stream.of("data", "build")
                .flatMap(part -> folders(root.resolve(part)))
                .distinct()
                .sorted()
                .map(name -> new EnvironmentFolder(
                        root.resolve("data").resolve(name),
                        root.resolve("build").resolve(name)))
                .toList();
    }

    private static Stream<String> folders(Path of) {
        try {
            return PlainFolder.entries(of).stream()
                    .filter(Files::isDirectory)
                    .map(folder -> String.valueOf(folder.getFileName()))
                    .filter(name -> !name.contains("."));
        } catch (IOException e) {
            return Stream.of(); // There is none, or it cannot be seen, which whoever opens the history is told.
        }
    }

    /** Where the output of an operation's tools is, archived or not; empty where none is kept. */
    public Optional<Path> jobs(EnvironmentName name, OperationId operation) {
        return Stream.concat(Stream.of(environment(name).jobs()), archived(name))
                .map(jobs -> jobs.resolve(operation.value()))
                .filter(Files::isDirectory)
                .findFirst();
    }

    private Stream<Path> archived(EnvironmentName name) {
        try {
            return PlainFolder.entries(archive().resolve(name.value())).stream().sorted();
        } catch (IOException e) {
            return Stream.of(); // Nothing of that name was destroyed.
        }
    }

    /** A file as it is named to the operator: relative to the workspace where it lies in it. */
    public String show(Path file) {
        var absolute = file.toAbsolutePath().normalize();
        return absolute.startsWith(root) ? root.relativize(absolute).toString() : absolute.toString();
    }
}
