package org.torrust.deployer.adapter.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.environment.Refused;
import org.torrust.deployer.api.environment.Refused.Reason;
import org.torrust.deployer.api.input.PlainFolder;
import org.torrust.deployer.api.operation.OperationId;

/**
 * Prepares the files of a new environment: key pair, API token, the operator's templates.
 *
 * <p>They are made beside their place and moved there once the creation is recorded, so that a crash in between leaves
 * either no environment, or one whose files the next command puts in place.
 */
public final class EnvironmentHome {

    private static final int TOKEN_BYTES = 30;
    private static final String PREPARED = ".new-";

    /** What a destroyed environment may leave. */
    private static final Set<String> KEPT = Set.of("backups", "tofu", "simulated");

    private final Workspace workspace;
    private final RandomGenerator random;

    /** @param random a secure source: tokens come from it */
    public EnvironmentHome(Workspace workspace, RandomGenerator random) {
        this.workspace = workspace;
        this.random = random;
    }

    /**
     * Makes the files, beside their place.
     *
     * @param key the operator's private key, or null to have one made
     * @param overlay folder with the operator's templates, checked before, or null
     * @throws Refused INVALID with a sentence when key or workspace cannot be used, WRONG_STATE when their place is taken
     */
    public void prepare(EnvironmentName name, OperationId operation, @Nullable Path key, @Nullable Path overlay) {
        requireUsableWorkspace();
        requireRoom(workspace, name);
        var folder = new EnvironmentFolder(
                beside(operation), workspace.environment(name).build());
        if (key == null) {
            SshKeys.make(folder, name);
        } else {
            SshKeys.take(key, folder, name);
        }
        PrivateFiles.write(folder.apiToken(), token());
        if (overlay != null) {
            Trees.copy(overlay, folder.overlay());
        }
    }

    /**
     * Looks whether the files of a new environment can be put in place; what a former one of that name kept is in no way.
     *
     * @throws Refused WRONG_STATE with a sentence when something else is there
     */
    public static void requireRoom(Workspace workspace, EnvironmentName name) {
        var place = workspace.environment(name).data();
        if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
            throw taken(workspace, place, "is no folder");
        }
        var strange = beyondKept(place);
        if (!strange.isEmpty()) {
            throw taken(workspace, place, "holds " + String.join(", ", strange));
        }
    }

    /** What is in the folder beyond that which a destroyed environment may leave, by name. */
    public static List<String> beyondKept(Path place) {
        try {
            return PlainFolder.entries(place).stream()
                    .map(part -> String.valueOf(part.getFileName()))
                    .filter(part -> !KEPT.contains(part))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder %s cannot be looked at".formatted(place), e);
        }
    }

    private static Refused taken(Workspace workspace, Path place, String why) {
        return new Refused(
                Reason.WRONG_STATE,
                "The place %s of the new environment is taken: it %s. Nothing was recorded."
                        .formatted(workspace.show(place), why),
                "Move it away, e.g. mv %1$s %1$s.old; or choose another name.".formatted(place));
    }

    /** Takes the operator's own admin token of the tracker's API, in place of the one that was prepared. */
    public void takeApiToken(OperationId creation, String token) {
        PrivateFiles.write(new EnvironmentFolder(beside(creation), beside(creation)).apiToken(), token);
    }

    /** Moves the prepared files to their place; does nothing when they are there. To be called again by later commands. */
    public void settle(EnvironmentName name, OperationId creation) {
        var prepared = beside(creation);
        var place = workspace.environment(name).data();
        if (!Files.isDirectory(prepared)) {
            return;
        }
        try {
            if (Files.isDirectory(place)) {
                joinWith(place, prepared);
            } else {
                Files.move(prepared, place, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The files of %s cannot be put in place".formatted(name), e);
        }
    }

    /** A former environment of that name left backups or a data volume's state, which stay. */
    private static void joinWith(Path place, Path prepared) throws IOException {
        for (var part : PlainFolder.entries(prepared)) {
            Files.move(part, place.resolve(part.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        }
        Trees.delete(prepared);
    }

    /** Removes what was prepared for a creation that was refused. */
    public void discard(OperationId creation) {
        Trees.delete(beside(creation));
    }

    private void requireUsableWorkspace() {
        try {
            PrivateFiles.folder(workspace.root().resolve("data"));
        } catch (UncheckedIOException e) {
            throw unusable();
        }
        if (!Files.isWritable(workspace.root().resolve("data"))) {
            throw unusable();
        }
    }

    private Refused unusable() {
        return new Refused(
                Reason.INVALID,
                "The workspace %s cannot be written to.".formatted(workspace.root()),
                "Choose another: --workspace DIR.");
    }

    private Path beside(OperationId creation) {
        return beside(workspace, creation);
    }

    /** Where the files of a new environment wait until its creation is recorded. */
    public static Path beside(Workspace workspace, OperationId creation) {
        return workspace.root().resolve("data").resolve(PREPARED + creation);
    }

    /** The folders of all that wait. */
    public static List<Path> prepared(Workspace workspace) {
        try {
            return PlainFolder.entries(workspace.root().resolve("data")).stream()
                    .filter(place -> String.valueOf(place.getFileName()).startsWith(PREPARED))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of(); // There is no workspace yet.
        }
    }

    private String token() {
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
