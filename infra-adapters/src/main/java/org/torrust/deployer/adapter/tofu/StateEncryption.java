package org.torrust.deployer.adapter.tofu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.stream.Collectors;
import org.torrust.deployer.adapter.workspace.StateKey;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.command.port.StepFailedException;

/**
 * Sees to it that OpenTofu can encrypt its states, and read those that an older deployer left unencrypted.
 *
 * <p>The key reaches OpenTofu by {@code encryption.tf} alone, which names the file it is in: it is in no argument, and in no
 * variable that the providers OpenTofu starts would inherit.
 */
record StateEncryption(Workspace workspace) {

    /** Laid over encryption.tf. OpenTofu calls it a risk at each run, so that it is for the one run that needs it. */
    private static final String ALSO_PLAIN = """
            method "unencrypted" "before" {}
            state {
              method = method.aes_gcm.workspace
              fallback {
                method = method.unencrypted.before
              }
            }
            """;

    /** @throws StepFailedException when the key is gone although states are encrypted with it */
    void requireKey() {
        var missedFor = new StateKey(workspace).makeUnlessMissed(new SecureRandom());
        if (!missedFor.isEmpty()) {
            throw new StepFailedException(Failure.of(
                            "The key of OpenTofu's states is gone: %s.".formatted(workspace.show(workspace.stateKey())),
                            TofuHints.KEY)
                    .because(missedFor.stream()
                            .map(workspace::show)
                            .collect(Collectors.joining("\n", "It is needed for\n", ""))));
        }
    }

    /** What OpenTofu is told for a run in a root. */
    Map<String, String> variables(Path root) {
        var isOfOlderDeployer =
                Files.exists(root.resolve("encryption.tf")) && StateKey.isPlain(root.resolve("terraform.tfstate"));
        return isOfOlderDeployer ? Map.of("TF_ENCRYPTION", ALSO_PLAIN) : Map.of();
    }

    /** OpenTofu encrypts its state anew, and leaves the copy of an earlier one as it was. */
    void dropPlainBackup(Path root) {
        var backup = root.resolve("terraform.tfstate.backup");
        if (StateKey.isEncrypted(root.resolve("terraform.tfstate")) && StateKey.isPlain(backup)) {
            try {
                Files.delete(backup);
            } catch (IOException e) {
                throw new UncheckedIOException("The unencrypted %s cannot be deleted".formatted(backup), e);
            }
        }
    }
}
