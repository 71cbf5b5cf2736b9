package org.torrust.deployer.adapter.tofu;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.torrust.deployer.adapter.workspace.PrivateFiles;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.input.PlainFile;
import org.torrust.deployer.api.operation.Failure;

/**
 * What OpenTofu knows of a root, in a file beside it. It takes whatever lies there for its own: another's, and it would remove
 * another's machine; nothing, and it would make a second one. So the lineage of the first one is remembered.
 */
record TofuState(Path root) {

    private static final String FILE = "terraform.tfstate";
    private static final String ERRORED = "errored.tfstate";
    private static final String LINEAGE = ".lineage";

    /** Whether OpenTofu has something to go by here, or had to leave what it knew in another place. */
    boolean isThere() {
        return Files.exists(file()) || Files.exists(root.resolve(ERRORED));
    }

    /** Whether there was one, and there is none any more. */
    boolean isLost() {
        return !Files.exists(file()) && Files.exists(root.resolve(LINEAGE));
    }

    /** Takes the state that is there, if there is one, for the right one, unless one was taken for it before. */
    void remember() {
        if (!Files.exists(root.resolve(LINEAGE))) {
            lineage().ifPresent(lineage -> PrivateFiles.write(root.resolve(LINEAGE), lineage));
        }
    }

    /** So that the next one is taken for the right one: what was lost is found again in another way. */
    void forget() {
        try {
            Files.deleteIfExists(root.resolve(LINEAGE));
        } catch (IOException e) {
            throw new UncheckedIOException("The file %s cannot be deleted".formatted(root.resolve(LINEAGE)), e);
        }
    }

    /** Why OpenTofu must not go by what lies here, and the way out; empty when it may. */
    Optional<Failure> accident(EnvironmentName name, Workspace workspace) {
        if (Files.exists(root.resolve(ERRORED))) {
            return Optional.of(unsaved(workspace));
        }
        if (isLost()) {
            return Optional.of(lost(name, workspace));
        }
        return remembered()
                .filter(known -> !lineage().equals(Optional.of(known)))
                .map(known -> strange(name, workspace, known));
    }

    private Failure unsaved(Workspace workspace) {
        return Failure.of(
                "An earlier run of OpenTofu could not save its state; it lies in %s."
                        .formatted(workspace.show(root.resolve(ERRORED))),
                // 'state push' cannot read one that is encrypted.
                "It is the newer one: put it in the place of the other, mv %s %s; then try again."
                        .formatted(root.resolve(ERRORED), file()));
    }

    private Failure lost(EnvironmentName name, Workspace workspace) {
        return Failure.of(
                "The state of OpenTofu is gone: %s. Without it a second machine would be made beside the first."
                        .formatted(workspace.show(file())),
                "Put it back, from a copy or from terraform.tfstate.backup beside it. If there is none: destroy %1$s tells what is left to be removed by hand; then create %1$s anew."
                        .formatted(name));
    }

    private Failure strange(EnvironmentName name, Workspace workspace, String known) {
        var found = lineage().map("its lineage is "::concat).orElse("it cannot be read");
        return Failure.of(
                "The state of OpenTofu in %s is not that of %s: %s, not %s. Nothing was done with it."
                        .formatted(workspace.show(file()), name, found, known),
                "Put the right one back, from a copy or from terraform.tfstate.backup beside it, then try again.");
    }

    private Optional<String> remembered() {
        return Files.exists(root.resolve(LINEAGE))
                ? Optional.of(text(root.resolve(LINEAGE)).strip())
                : Optional.empty();
    }

    /** Told in the clear even where the rest is encrypted. */
    private Optional<String> lineage() {
        if (!Files.exists(file())) {
            return Optional.empty();
        }
        try {
            var state = new ObjectMapper().readTree(text(file()));
            return Optional.of(state.path("lineage").asText()).filter(lineage -> !lineage.isBlank());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private Path file() {
        return root.resolve(FILE);
    }

    private static String text(Path file) {
        try {
            return PlainFile.text(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The file %s cannot be read".formatted(file), e);
        }
    }
}
