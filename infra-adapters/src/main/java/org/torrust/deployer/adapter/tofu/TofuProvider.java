package org.torrust.deployer.adapter.tofu;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.torrust.deployer.adapter.workspace.EnvironmentFolder;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.command.port.Site;
import org.torrust.deployer.command.port.StepFailedException;

/** What is different at each provider whose machines OpenTofu makes. It runs no OpenTofu: what it asks, it asks there. */
interface TofuProvider {

    /** The provider as its makers write it. */
    String shown();

    /** The type of its machines in OpenTofu's language; the machine of an environment is its {@code machine}. */
    String machineType();

    /** The roots of an environment in the order they are applied, the machine's last. */
    List<Path> roots(EnvironmentFolder folder);

    /** Writes the files of the roots. */
    void render(Site site);

    /** How the machine is called there. */
    String instance(Site site);

    /** The command line that shows an operator how the machine is. */
    String look(Site site);

    /** The command line that shows an operator what a machine says that does not let anyone in. */
    default String lookAtBoot(Site site) {
        return look(site);
    }

    /**
     * Whether the machine is there, asked where OpenTofu may have lost sight of it; elsewhere its states are trusted, and the
     * answer is no.
     *
     * @throws StepFailedException when the provider does not answer
     */
    default boolean mayHaveLost(Site site) {
        return false;
    }

    /**
     * Whether the machine runs although OpenTofu took its making for failed; no where that does not happen.
     *
     * @throws StepFailedException when the provider does not answer
     */
    default boolean runsAllTheSame(Site site) {
        return false;
    }

    /** Whether a machine is found again without OpenTofu's state, so that a lost one does no harm. */
    default boolean findsAgain() {
        return false;
    }

    /** The machine's public host key, {@code ssh-ed25519 AAAA…}, over a way that is trusted; empty while there is none yet. */
    Optional<String> hostKey(Site site);

    /**
     * What is there of the environment, each as a phrase, but for what was to be kept; empty when nothing is.
     *
     * @throws StepFailedException when the provider does not answer: then nothing can be said
     */
    List<String> leftovers(Site site);

    /** Whether the provider can be asked at all. */
    default boolean answers(Site site) {
        try {
            leftovers(site);
            return true;
        } catch (StepFailedException silent) {
            return false;
        }
    }

    /** How an operator removes by hand what is left; completes "Remove it by hand". */
    String removal(Site site);

    /** Takes away what lies on this machine beside the roots; nothing for most. */
    default void forget(Site site) {}

    /**
     * Looks after a destroy that nothing of the environment is there any more.
     *
     * @throws StepFailedException naming what is left, or when the provider does not answer
     */
    default void requireNothingLeft(Site site) {
        var left = leftovers(site);
        if (!left.isEmpty()) {
            throw new StepFailedException(Failure.of(
                            "%s still has something of %s.".formatted(shown(), site.environment()),
                            "Remove it by hand%s".formatted(removal(site)))
                    .because(String.join("\n", left)));
        }
        forget(site);
    }

    /** What to do about words of OpenTofu that are the provider's own; empty when they are not. */
    Optional<String> hint(String words, Site site);
}
