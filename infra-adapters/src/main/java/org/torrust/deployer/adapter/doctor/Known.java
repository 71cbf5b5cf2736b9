package org.torrust.deployer.adapter.doctor;

import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.operation.OperationId;

/**
 * What the history says of an environment, as far as what is left of it is judged by that.
 *
 * @param provider its word, e.g. {@code lxd}
 * @param hasMachine whether a machine of it is known
 * @param last the operation that was asked for last
 * @param isOpen whether that is recorded as in progress
 */
public record Known(
        EnvironmentName name,
        String provider,
        boolean isDestroyed,
        boolean hasMachine,
        OperationId last,
        boolean isOpen) {}
