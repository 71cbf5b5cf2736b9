package org.torrust.deployer.adapter.simulated;

import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.api.operation.StepOutcome;
import org.torrust.deployer.command.port.EnvironmentFolders;
import org.torrust.deployer.command.port.Progress;
import org.torrust.deployer.command.port.Site;

/** Clears the folders, which are real, and fails where the settings say so. */
final class SimulatedFolders implements EnvironmentFolders {

    private final Play play;
    private final EnvironmentFolders real;

    SimulatedFolders(Play play, EnvironmentFolders real) {
        this.play = play;
        this.real = real;
    }

    @Override
    public StepOutcome cleanUp(Site site) {
        play.step(site, Step.CLEAN_UP, Progress.UNHEARD);
        return real.cleanUp(site);
    }
}
