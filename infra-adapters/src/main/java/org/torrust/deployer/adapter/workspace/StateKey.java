package org.torrust.deployer.adapter.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.random.RandomGenerator;
import org.torrust.deployer.api.input.PlainFile;

/** The key a workspace's OpenTofu states are encrypted with: made once, read by OpenTofu alone, and nowhere but in its file. */
public record StateKey(Workspace workspace) {

    private static final int BYTES = 32;

    /**
     * Makes the key where there is none, unless states are there that were encrypted with one: a new one would open none of
     * them, and be in the way of the old one's return.
     *
     * @param random a secure source
     * @return the states it is missed for; none when the key is there
     */
    public List<Path> makeUnlessMissed(RandomGenerator random) {
        var missedFor = missedFor();
        if (missedFor.isEmpty() && !Files.exists(workspace.stateKey())) {
            PrivateFiles.writeOnce(workspace.stateKey(), fresh(random) + "\n");
        }
        return missedFor;
    }

    /** The states that were encrypted with a key that is not there; none when it is. */
    public List<Path> missedFor() {
        try {
            PlainFile.require(workspace.stateKey());
            return List.of();
        } catch (NoSuchFileException e) {
            return encryptedStates();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The key of OpenTofu's states, %s, cannot be used".formatted(workspace.stateKey()), e);
        }
    }

    private static String fresh(RandomGenerator random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private List<Path> encryptedStates() {
        return workspace.tofuRoots().stream()
                .map(root -> root.resolve("terraform.tfstate"))
                .filter(StateKey::isEncrypted)
                .toList();
    }

    /** Whether a file of OpenTofu's is there and encrypted. */
    public static boolean isEncrypted(Path state) {
        return holds(state, "\"encrypted_data\"");
    }

    /** Whether it is there and everyone who comes by it can read it, as those of deployers that encrypted none. */
    public static boolean isPlain(Path state) {
        return holds(state, "\"terraform_version\"");
    }

    private static boolean holds(Path state, String words) {
        try {
            return Files.exists(state) && PlainFile.text(state).contains(words);
        } catch (IOException e) {
            throw new UncheckedIOException("The state %s cannot be read".formatted(state), e);
        }
    }
}
