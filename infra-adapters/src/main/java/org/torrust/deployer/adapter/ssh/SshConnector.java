package org.torrust.deployer.adapter.ssh;

import java.time.Duration;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.command.port.Site;

/**
 * Logs in to the machine of an environment: with the environment's key only, and only where the pinned host key answers.
 *
 * <p>Everything throws {@link org.torrust.deployer.command.port.StepFailedException} with a sentence that tells a wrong host
 * key from a refused login from a network that does not answer, and
 * {@link org.torrust.deployer.command.port.InterruptedByOperatorException} when stopped.
 */
public interface SshConnector {

    /**
     * Logs in. Where the connection is refused, breaks off before the login, or the name is not known, it is tried twice more
     * after a moment; what did not answer in time, or refused the key, is not.
     *
     * @param step the step on whose behalf; its job folder gets the log of what was run
     */
    RemoteHost connect(Site site, Step step);

    /**
     * Logs in to a machine that may still be starting: tries again while nothing listens or the account is not there yet.
     *
     * @param limit for all tries together; a wrong host key ends them at once
     */
    RemoteHost awaitLogin(Site site, Step step, Duration limit);
}
