package org.torrust.deployer.api.operation;

import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.HostAddress;
import org.torrust.deployer.api.environment.Release;

/** How a step came out, and the fact it found where it found one. */
public sealed interface StepOutcome {

    /** The step did its work. */
    record Done() implements StepOutcome {}

    /** There was nothing to do: what the step is to bring about is so, and {@code proof} says how that was seen. */
    record AlreadyTrue(String proof) implements StepOutcome {}

    /** OpenTofu applied the machine's root; {@code isNew} when a machine was created or replaced. */
    record MachineApplied(boolean isNew) implements StepOutcome {}

    /** The machine's address was read from the outputs. */
    record AddressRead(HostAddress address) implements StepOutcome {}

    /** The host key was read over a trusted way and pinned; the fingerprint is OpenSSH's {@code SHA256:…}. */
    record HostKeyPinned(String fingerprint) implements StepOutcome {}

    /** The release is on the host; {@code proof} is null when it was uploaded now, else says how it was found there. */
    record ReleaseShipped(Release release, @Nullable String proof) implements StepOutcome {}

    /**
     * Releases are to be made with another tracker configuration from here on.
     *
     * @param sha256 of the operator's own, in hex; null where the settings make it
     */
    record ConfigurationFound(@Nullable String sha256) implements StepOutcome {}

    /** A backup was written and read back; {@code file} is its name, {@code sha256} its checksum in hex. */
    record BackedUp(String file, String sha256) implements StepOutcome {}

    /** The machine is gone at the provider. */
    record MachineGone() implements StepOutcome {}

    /**
     * The step failed.
     *
     * @param servingAgain the release that was switched back to, or null when none was
     * @param removedMachine whether what the operation had made at the provider was removed again
     */
    record Failed(Failure failure, @Nullable OperationId servingAgain, boolean removedMachine) implements StepOutcome {

        public Failed(Failure failure, @Nullable OperationId servingAgain) {
            this(failure, servingAgain, false);
        }
    }

    static StepOutcome done() {
        return new Done();
    }
}
