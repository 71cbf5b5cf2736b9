package org.torrust.deployer.command.port;

import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.configuration.EnvironmentConfiguration;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.environment.HostAddress;
import org.torrust.deployer.api.environment.Release;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.OperationKind;
import org.torrust.deployer.api.operation.OperationOptions;

/**
 * What is recorded of an environment, as far as those who work on it need to know.
 *
 * @param operation the operation at work
 * @param address where the machine answers, or null when no machine is known
 * @param hostKey the pinned host key's fingerprint, {@code SHA256:…}, or null when none was pinned
 * @param shipped the newest release on the host, or null
 * @param running the release that serves, or null
 * @param options what the operation was asked with
 * @param kind what the operation is, or null when none is open
 * @param madeMachine whether there was no machine when the operation began
 * @param ownConfiguration SHA-256 in hex of the operator's own tracker configuration that releases are made with, or null
 */
public record Site(
        EnvironmentName environment,
        OperationId operation,
        EnvironmentConfiguration configuration,
        @Nullable HostAddress address,
        @Nullable String hostKey,
        @Nullable Release shipped,
        @Nullable Release running,
        OperationOptions options,
        @Nullable OperationKind kind,
        boolean madeMachine,
        @Nullable String ownConfiguration) {

    /** Where the tracker's configuration is made from the settings. */
    public Site(
            EnvironmentName environment,
            OperationId operation,
            EnvironmentConfiguration configuration,
            @Nullable HostAddress address,
            @Nullable String hostKey,
            @Nullable Release shipped,
            @Nullable Release running,
            OperationOptions options,
            @Nullable OperationKind kind,
            boolean madeMachine) {
        this(
                environment,
                operation,
                configuration,
                address,
                hostKey,
                shipped,
                running,
                options,
                kind,
                madeMachine,
                null);
    }

    /** The same with other wishes, for a rehearsal. */
    public Site wishing(EnvironmentConfiguration other, OperationOptions wished) {
        return new Site(
                environment,
                operation,
                other,
                address,
                hostKey,
                shipped,
                running,
                wished,
                kind,
                madeMachine,
                ownConfiguration);
    }

    /**
     * The machine's address.
     *
     * @throws StepFailedException when no machine is known
     */
    public HostAddress machine() {
        if (address == null) {
            throw new StepFailedException(Failure.of(
                    "No machine is known for %s.".formatted(environment), "Make one: provision " + environment));
        }
        return address;
    }

    /**
     * The newest release on the host.
     *
     * @throws StepFailedException when there is none
     */
    public Release newest() {
        if (shipped == null) {
            throw new StepFailedException(Failure.of(
                    "No release is on the machine of %s.".formatted(environment), "Make one: release " + environment));
        }
        return shipped;
    }
}
