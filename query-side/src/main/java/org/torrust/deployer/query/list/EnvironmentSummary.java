package org.torrust.deployer.query.list;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.environment.HostAddress;
import org.torrust.deployer.api.environment.State;
import org.torrust.deployer.query.LastOperation;

/**
 * One line of the list of environments.
 *
 * @param provider its word, e.g. {@code lxd}
 * @param modified when something was recorded of it last
 * @param address null while no machine is known
 */
public record EnvironmentSummary(
        EnvironmentName name,
        State state,
        String provider,
        Instant created,
        Instant modified,
        @Nullable HostAddress address,
        LastOperation lastOperation) {}
