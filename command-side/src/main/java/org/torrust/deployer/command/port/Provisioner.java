package org.torrust.deployer.command.port;

import java.util.List;
import org.torrust.deployer.api.operation.StepOutcome;

/**
 * Creates and removes the machine an environment lives on, and its data volume.
 *
 * <p>Every method may be called again after it failed or was cut off, and goes on from what is there. All throw
 * {@link StepFailedException} when the step cannot be done and {@link InterruptedByOperatorException} when stopped.
 */
public interface Provisioner {

    /** Writes the files the machine is made from ({@code render-tofu}). */
    StepOutcome render(Site site);

    /** Makes the tool ready to apply ({@code tofu-init}). */
    StepOutcome initialise(Site site, Progress progress);

    /** What {@link #apply} would do now, in order; changes nothing at the provider. Writes the files, as {@code render} does. */
    List<PlannedChange> preview(Site site, Progress progress);

    /** Creates the data volume and the machine, or finds them as wished: {@code MachineApplied} ({@code tofu-apply}). */
    StepOutcome apply(Site site, Progress progress);

    /** Reads where the machine answers: {@code AddressRead} ({@code read-outputs}). */
    StepOutcome readAddress(Site site);

    /** Waits until an SSH server answers at the machine's address ({@code wait-ssh}). */
    StepOutcome awaitSsh(Site site, Progress progress);

    /** Reads the host key over a trusted way and pins it: {@code HostKeyPinned} ({@code pin-host-key}). */
    StepOutcome pinHostKey(Site site);

    /** Logs in and waits until cloud-init is through ({@code wait-cloud-init}). */
    StepOutcome awaitCloudInit(Site site, Progress progress);

    /**
     * Removes machine and data volume, and looks that nothing with the environment's label is left:
     * {@code MachineGone} ({@code tofu-destroy}).
     */
    StepOutcome destroy(Site site, Progress progress);
}
