package org.torrust.deployer.command.port;

import org.torrust.deployer.api.operation.StepOutcome;

/** Copies the tracker's database and configuration to the operator's machine and back; throws as {@link Provisioner} does. */
public interface BackupKeeper {

    /** Writes a backup of an environment whose services are down, and reads it back: {@code BackedUp} ({@code backup}). */
    StepOutcome take(Site site, Progress progress);

    /**
     * Reads the backup in the inbox whole; {@code ConfigurationFound} where its tracker configuration is another than the one
     * in use ({@code verify-backup}).
     */
    StepOutcome verify(Site site);

    /** Stops the services and puts the database in place of what is there, which is kept beside it ({@code put-back}). */
    StepOutcome putBack(Site site, Progress progress);
}
