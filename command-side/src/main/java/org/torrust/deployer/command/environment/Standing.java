package org.torrust.deployer.command.environment;

import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.configuration.EnvironmentConfiguration;
import org.torrust.deployer.api.environment.EnvironmentEvent;
import org.torrust.deployer.api.environment.EnvironmentEvent.AddressRead;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentConfigured;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentProvisioned;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentReleased;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentRunning;
import org.torrust.deployer.api.environment.EnvironmentEvent.MachineCreated;
import org.torrust.deployer.api.environment.EnvironmentEvent.MachineRemoved;
import org.torrust.deployer.api.environment.EnvironmentEvent.ServicesStopped;
import org.torrust.deployer.api.environment.HostAddress;
import org.torrust.deployer.api.environment.Release;
import org.torrust.deployer.api.environment.State;

/**
 * What is claimed of an environment that exists. A claim falls only when it became false; a failure takes nothing back.
 *
 * @param released the newest release whose images are on the host, or null
 * @param running the release that serves, or null
 */
record Standing(
        State state,
        EnvironmentConfiguration configuration,
        @Nullable HostAddress address,
        @Nullable Release released,
        @Nullable Release running) {

    static Standing created(EnvironmentConfiguration configuration) {
        return new Standing(State.CREATED, configuration, null, null, null);
    }

    Standing after(EnvironmentEvent event) {
        return switch (event) {
            case MachineCreated e -> created(configuration);
            case MachineRemoved e -> created(configuration);
            case AddressRead e -> at(e.address());
            case EnvironmentProvisioned e -> at(e.address()).atLeast(State.PROVISIONED);
            case EnvironmentConfigured e -> atLeast(State.CONFIGURED);
            case EnvironmentReleased e -> with(e.release(), running).atLeast(State.RELEASED);
            case EnvironmentRunning e -> with(e.release(), e.release()).atLeast(State.RUNNING);
            case ServicesStopped e -> stopped();
            default -> this;
        };
    }

    private Standing at(HostAddress known) {
        return new Standing(state, configuration, known, released, running);
    }

    private Standing with(Release newest, @Nullable Release serving) {
        return new Standing(state, configuration, address, newest, serving);
    }

    private Standing atLeast(State claimed) {
        return state.isAtLeast(claimed) ? this : new Standing(claimed, configuration, address, released, running);
    }

    private Standing stopped() {
        return state == State.RUNNING ? new Standing(State.RELEASED, configuration, address, released, null) : this;
    }
}
