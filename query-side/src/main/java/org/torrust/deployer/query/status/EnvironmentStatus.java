package org.torrust.deployer.query.status;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.configuration.EnvironmentConfiguration;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.environment.HostAddress;
import org.torrust.deployer.api.environment.Release;
import org.torrust.deployer.api.environment.State;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.query.LastOperation;

/**
 * How one environment stands.
 *
 * @param hostKey the pinned host key's fingerprint, null while no machine is known
 * @param running the release that serves, or null
 * @param pending a newer release on the host that does not serve yet, or null
 * @param steps the last operation's steps that are done, oldest first
 */
public record EnvironmentStatus(
        EnvironmentName name,
        State state,
        EnvironmentConfiguration configuration,
        Instant created,
        Instant modified,
        @Nullable HostAddress address,
        @Nullable String hostKey,
        @Nullable Release running,
        @Nullable Release pending,
        LastOperation lastOperation,
        List<DoneStep> steps) {

    public EnvironmentStatus {
        steps = List.copyOf(steps);
    }

    /**
     * A step that is done.
     *
     * @param proof how it was seen that there was nothing to do, or null when it did its work
     */
    public record DoneStep(
            Step step,
            Instant ended,
            Duration took,
            @Nullable String proof) {}
}
