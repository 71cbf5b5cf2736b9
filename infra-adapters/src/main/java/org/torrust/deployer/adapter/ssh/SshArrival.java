package org.torrust.deployer.adapter.ssh;

import java.time.Duration;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.api.operation.StepOutcome;
import org.torrust.deployer.command.port.Progress;
import org.torrust.deployer.command.port.Site;
import org.torrust.deployer.command.port.StepFailedException;

/** Waits until a machine's SSH server answers, as long as the settings let it ({@code wait-ssh}). */
public record SshArrival(Patience patience) {

    private static final Duration BETWEEN = Duration.ofMillis(250);

    /**
     * @param advice what to look at when none answers
     * @throws StepFailedException when none answered in time
     */
    public StepOutcome await(Site site, String advice, Progress progress) {
        var machine = site.machine();
        progress.doing(Step.WAIT_SSH, "waiting for " + machine);
        var banner = new SshBanner(machine);
        var limit = limit(site);
        return patience.await(limit, BETWEEN, banner::look)
                .map(seen -> StepOutcome.done())
                .orElseThrow(() -> new StepFailedException(Failure.of(
                                "No SSH server answered at %s in %d s.".formatted(machine, limit.toSeconds()), advice)
                        .because(banner.trouble())));
    }

    /** How long a machine may take to let the operator in. */
    public static Duration limit(Site site) {
        return Duration.ofSeconds(site.configuration().limits().sshSeconds());
    }
}
