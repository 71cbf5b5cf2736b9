package org.torrust.deployer.api.environment;

import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.EnvironmentEvent.AddressRead;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentConfigured;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentDestroyed;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentProvisioned;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentReleased;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentRunning;
import org.torrust.deployer.api.environment.EnvironmentEvent.HostKeyPinned;
import org.torrust.deployer.api.environment.EnvironmentEvent.MachineCreated;
import org.torrust.deployer.api.environment.EnvironmentEvent.MachineRemoved;
import org.torrust.deployer.api.environment.EnvironmentEvent.ServicesStopped;

/**
 * What is true of an environment. A claim falls only when it became false; a failure takes nothing back.
 *
 * @param hostKey the pinned host key's fingerprint, or null
 * @param released the newest release on the host, or null
 * @param running the release that serves, or null
 */
public record Claims(
        State state,
        @Nullable HostAddress address,
        @Nullable String hostKey,
        @Nullable Release released,
        @Nullable Release running) {

    /** What is true of a new environment. */
    public static final Claims CREATED = new Claims(State.CREATED, null, null, null, null);

    /** What is true after an event. */
    public Claims after(EnvironmentEvent event) {
        return switch (event) {
            case MachineCreated e -> CREATED;
            case MachineRemoved e -> CREATED;
            case AddressRead e -> at(e.address());
            case HostKeyPinned e -> new Claims(state, address, e.fingerprint(), released, running);
            case EnvironmentProvisioned e -> at(e.address()).atLeast(State.PROVISIONED);
            case EnvironmentConfigured e -> atLeast(State.CONFIGURED);
            case EnvironmentReleased e -> with(e.release(), running).atLeast(State.RELEASED);
            case EnvironmentRunning e -> with(e.release(), e.release()).atLeast(State.RUNNING);
            case ServicesStopped e -> stopped();
            case EnvironmentDestroyed e -> new Claims(State.DESTROYED, null, null, null, null);
            default -> this;
        };
    }

    /** The release that is on the host and does not serve yet, or null. */
    public @Nullable Release pending() {
        return released == null || released.equals(running) ? null : released;
    }

    private Claims at(HostAddress known) {
        return new Claims(state, known, hostKey, released, running);
    }

    private Claims with(Release newest, @Nullable Release serving) {
        return new Claims(state, address, hostKey, newest, serving);
    }

    private Claims atLeast(State claimed) {
        return state.isAtLeast(claimed) ? this : new Claims(claimed, address, hostKey, released, running);
    }

    private Claims stopped() {
        return state == State.RUNNING ? new Claims(State.RELEASED, address, hostKey, released, null) : this;
    }
}
