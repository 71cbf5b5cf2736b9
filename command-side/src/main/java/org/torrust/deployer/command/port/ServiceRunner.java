package org.torrust.deployer.command.port;

import org.torrust.deployer.api.environment.Release;
import org.torrust.deployer.api.operation.StepOutcome;

/** Starts and stops the services on the host; throws as {@link Provisioner} does. */
public interface ServiceRunner {

    /** Makes the newest release the current one ({@code switch}). */
    StepOutcome switchTo(Site site, Release release);

    /** Starts the services of the current release, replacing those that changed ({@code start}). */
    StepOutcome start(Site site, Progress progress);

    /** Waits until every container is up and healthy; a crash loop is a failure ({@code wait-healthy}). */
    StepOutcome awaitHealthy(Site site, Progress progress);

    /** Waits until the containers have stayed up for some seconds, whether they serve or not ({@code stay-up}). */
    StepOutcome awaitSteady(Site site, Progress progress);

    /** Stops the services gracefully, within the time the operation gives them; they stay on the host ({@code shut-down}). */
    StepOutcome shutDown(Site site, Progress progress);

    /** Stops the services; nothing to do where no machine is ({@code stop-services}). */
    StepOutcome stop(Site site, Progress progress);
}
