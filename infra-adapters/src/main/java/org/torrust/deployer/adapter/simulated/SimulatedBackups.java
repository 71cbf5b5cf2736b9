package org.torrust.deployer.adapter.simulated;

import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.api.operation.StepOutcome;
import org.torrust.deployer.command.port.BackupKeeper;
import org.torrust.deployer.command.port.Progress;
import org.torrust.deployer.command.port.Site;

/** Keeps backups of what is played as those of real machines are kept, and fails where the settings say so. */
final class SimulatedBackups implements BackupKeeper {

    private final Play play;
    private final BackupKeeper real;

    SimulatedBackups(Play play, BackupKeeper real) {
        this.play = play;
        this.real = real;
    }

    @Override
    public StepOutcome take(Site site, Progress progress) {
        play.step(site, Step.BACKUP, progress, "copying the database");
        return real.take(site, progress);
    }

    @Override
    public StepOutcome verify(Site site) {
        play.step(site, Step.VERIFY_BACKUP, Progress.UNHEARD);
        return real.verify(site);
    }

    @Override
    public StepOutcome putBack(Site site, Progress progress) {
        play.step(site, Step.PUT_BACK, progress, "putting the database in place");
        return real.putBack(site, progress);
    }
}
