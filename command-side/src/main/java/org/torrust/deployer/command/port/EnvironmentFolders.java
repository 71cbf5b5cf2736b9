package org.torrust.deployer.command.port;

import org.torrust.deployer.api.operation.StepOutcome;

/** Looks after the files an environment has on the operator's machine. */
public interface EnvironmentFolders {

    /** Removes keys, secrets, states and rendered files, and puts logs and job folders into the archive ({@code clean-up}). */
    StepOutcome cleanUp(Site site);
}
