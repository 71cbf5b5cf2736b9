package org.torrust.deployer.adapter.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.torrust.deployer.api.input.PlainFile;

/** Tells workspaces apart at a provider. */
public record WorkspaceId(String value) {

    private static final int BYTES = 8;

    public WorkspaceId {
        if (!value.matches("[0-9a-f]{16}")) {
            throw new IllegalArgumentException("'%s' is no workspace id".formatted(value));
        }
    }

    /** The id of this workspace; made at the first asking and kept from then on. */
    public static WorkspaceId of(Workspace workspace, RandomGenerator random) {
        try {
            if (!Files.exists(workspace.identity())) {
                var bytes = new byte[BYTES];
                random.nextBytes(bytes);
                PrivateFiles.write(workspace.identity(), HexFormat.of().formatHex(bytes) + "\n");
            }
            return read(workspace);
        } catch (IOException e) {
            throw new UncheckedIOException("The workspace's id cannot be read", e);
        }
    }

    /**
     * The id of this workspace; empty where none was made, so that no provider has anything of it.
     *
     * @throws IllegalArgumentException with a phrase when what is there is none
     */
    public static Optional<WorkspaceId> existing(Workspace workspace) {
        try {
            return Optional.of(read(workspace));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalArgumentException("it cannot be read", e);
        }
    }

    private static WorkspaceId read(Workspace workspace) throws IOException {
        return new WorkspaceId(PlainFile.text(workspace.identity()).strip());
    }

    /** Enough of it to tell a person's few workspaces apart. */
    public String shortened() {
        return value.substring(0, 4);
    }
}
