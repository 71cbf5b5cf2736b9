package org.torrust.deployer.api.environment;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.EnvironmentEvent.AddressRead;
import org.torrust.deployer.api.environment.EnvironmentEvent.ConfigurationChanged;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentConfigured;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentDestroyed;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentProvisioned;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentReleased;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentRunning;
import org.torrust.deployer.api.environment.EnvironmentEvent.HostKeyPinned;
import org.torrust.deployer.api.environment.EnvironmentEvent.MachineCreated;
import org.torrust.deployer.api.environment.EnvironmentEvent.MachineRemoved;
import org.torrust.deployer.api.environment.EnvironmentEvent.ServicesStopped;
import org.torrust.deployer.api.environment.EnvironmentEvent.TrackerConfigurationChosen;
import org.torrust.deployer.api.operation.Phase;

/**
 * What is true of an environment. A claim falls only when it became false; a failure takes nothing back.
 *
 * @param hostKey the pinned host key's fingerprint, or null
 * @param released the newest release on the host, or null
 * @param running the release that serves, or null
 * @param touched the phases whose settings were changed since they were last gone through, in order
 * @param ownConfiguration SHA-256 in hex of the operator's own tracker configuration that releases are made with, or null
 *     while it is made from the settings
 */
public record Claims(
        State state,
        @Nullable HostAddress address,
        @Nullable String hostKey,
        @Nullable Release released,
        @Nullable Release running,
        List<Phase> touched,
        @Nullable String ownConfiguration) {

    public Claims {
        touched = List.copyOf(touched);
    }

    /** Where the tracker's configuration is made from the settings. */
    public Claims(
            State state,
            @Nullable HostAddress address,
            @Nullable String hostKey,
            @Nullable Release released,
            @Nullable Release running,
            List<Phase> touched) {
        this(state, address, hostKey, released, running, touched, null);
    }

    /** What is true of a new environment. */
    public static final Claims CREATED = new Claims(State.CREATED, null, null, null, null, List.of());

    /** What is true after an event. */
    public Claims after(EnvironmentEvent event) {
        return switch (event) {
            case MachineCreated e -> CREATED.with(ownConfiguration);
            case MachineRemoved e -> CREATED.with(ownConfiguration);
            case AddressRead e -> at(e.address());
            case HostKeyPinned e ->
                new Claims(state, address, e.fingerprint(), released, running, touched, ownConfiguration);
            case EnvironmentProvisioned e ->
                at(e.address()).atLeast(State.PROVISIONED).without(Phase.PROVISION);
            case EnvironmentConfigured e -> atLeast(State.CONFIGURED).without(Phase.CONFIGURE);
            case EnvironmentReleased e ->
                with(e.release(), running).atLeast(State.RELEASED).without(Phase.RELEASE);
            case EnvironmentRunning e -> with(e.release(), e.release()).atLeast(State.RUNNING);
            case ServicesStopped e -> stopped();
            case ConfigurationChanged e -> touching(e.touches());
            case TrackerConfigurationChosen e -> with(e.sha256()).touching(List.of(Phase.RELEASE));
            case EnvironmentDestroyed e -> new Claims(State.DESTROYED, null, null, null, null, List.of());
            default -> this;
        };
    }

    /** The release that is on the host and does not serve yet, or null. */
    public @Nullable Release pending() {
        return released == null || released.equals(running) ? null : released;
    }

    private Claims with(@Nullable String own) {
        return new Claims(state, address, hostKey, released, running, touched, own);
    }

    private Claims at(HostAddress known) {
        return new Claims(state, known, hostKey, released, running, touched, ownConfiguration);
    }

    private Claims with(Release newest, @Nullable Release serving) {
        return new Claims(state, address, hostKey, newest, serving, touched, ownConfiguration);
    }

    private Claims atLeast(State claimed) {
        return state.isAtLeast(claimed)
                ? this
                : new Claims(claimed, address, hostKey, released, running, touched, ownConfiguration);
    }

    private Claims stopped() {
        return state == State.RUNNING
                ? new Claims(State.RELEASED, address, hostKey, released, null, touched, ownConfiguration)
                : this;
    }

    /** A phase that was never gone through will take the settings as they are then. */
    private Claims touching(List<Phase> phases) {
        var gone = phases.stream().filter(phase -> state.isAtLeast(claimOf(phase)));
        return touched(Stream.concat(touched.stream(), gone));
    }

    private Claims without(Phase phase) {
        return touched(touched.stream().filter(other -> other != phase));
    }

    private Claims touched(Stream<Phase> phases) {
        return new Claims(
                state,
                address,
                hostKey,
                released,
                running,
                phases.distinct().sorted().toList(),
                ownConfiguration);
    }

    private static State claimOf(Phase phase) {
        return switch (phase) {
            case PROVISION -> State.PROVISIONED;
            case CONFIGURE -> State.CONFIGURED;
            case RELEASE -> State.RELEASED;
            case RUN, STOP, RESTORE, DESTROY -> State.RUNNING;
        };
    }
}
