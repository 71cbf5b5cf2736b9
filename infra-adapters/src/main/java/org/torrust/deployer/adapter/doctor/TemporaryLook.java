package org.torrust.deployer.adapter.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.torrust.deployer.adapter.tool.CheckResult;
import org.torrust.deployer.adapter.workspace.EnvironmentHome;
import org.torrust.deployer.adapter.workspace.Unfinished;
import org.torrust.deployer.adapter.workspace.Workspace;

/** Looks for files that were to be moved into place, and never were. */
final class TemporaryLook {

    static final String NAME = "Temporary files";
    private static final String ONE = "Temporary file";

    /** Nobody takes that long to write one. */
    private static final Duration OLD = Duration.ofHours(1);

    private final Workspace workspace;
    private final Register register;
    private final Instant now;

    TemporaryLook(Workspace workspace, Register register, Instant now) {
        this.workspace = workspace;
        this.register = register;
        this.now = now;
    }

    List<CheckResult> run() {
        return Stream.concat(prepared(), temporaries())
                .filter(this::isOld)
                .map(this::left)
                .toList();
    }

    private Stream<Path> prepared() {
        return register.isTold() ? EnvironmentHome.prepared(workspace).stream().filter(this::isNobodys) : Stream.of();
    }

    private Stream<Path> temporaries() {
        return Stream.of("data", "build").map(workspace.root()::resolve).flatMap(TemporaryLook::below);
    }

    private static Stream<Path> below(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.of();
        }
        try (var files = Files.walk(folder)) {
            return files.filter(Unfinished::isOne).toList().stream();
        } catch (IOException | UncheckedIOException e) {
            return Stream.of(); // What cannot be seen is told of where it is used; meanwhile something may have been
            // removed.
        }
    }

    /** What is prepared for one that was recorded is put in place by its next command. */
    private boolean isNobodys(Path prepared) {
        return register.living().stream()
                .noneMatch(
                        known -> EnvironmentHome.beside(workspace, known.last()).equals(prepared));
    }

    private boolean isOld(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(OLD));
        } catch (IOException e) {
            return false; // It is just being put in place.
        }
    }

    private CheckResult left(Path file) {
        return CheckResult.fail(
                ONE,
                workspace.show(file),
                "whoever wrote it was cut off, and nobody reads it; it may hold a secret",
                "Remove it: rm %s%s".formatted(Files.isDirectory(file) ? "-r " : "", file));
    }
}
