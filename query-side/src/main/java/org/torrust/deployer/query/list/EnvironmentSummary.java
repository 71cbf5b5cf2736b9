package org.torrust.deployer.query.list;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.Claims;
import org.torrust.deployer.api.environment.EnvironmentEvent.ConfigurationChanged;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentCreated;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.environment.HostAddress;
import org.torrust.deployer.api.environment.State;
import org.torrust.deployer.api.history.RecordedEvent;
import org.torrust.deployer.query.LastOperation;
import org.torrust.deployer.query.LastOperation.Status;

/**
 * Answers "which environments are there, and how far along is each?": all that is told of one to programs.
 *
 * @param provider its word, e.g. {@code lxd}
 * @param modified when something was recorded of it last
 */
public record EnvironmentSummary(
        EnvironmentName name,
        String provider,
        Instant created,
        Instant modified,
        Claims claims,
        LastOperation lastOperation)
        implements Listed {

    /** A row that was kept can be anything. */
    public EnvironmentSummary {
        Objects.requireNonNull(name);
        Objects.requireNonNull(provider);
        Objects.requireNonNull(created);
        Objects.requireNonNull(modified);
        Objects.requireNonNull(claims);
        Objects.requireNonNull(lastOperation);
    }

    /** The line after an event; the first event of a name is its creation. */
    public static EnvironmentSummary after(@Nullable EnvironmentSummary before, RecordedEvent recorded) {
        if (recorded.event() instanceof EnvironmentCreated created) {
            return born(recorded, created);
        }
        if (before == null) {
            throw new IllegalStateException("an environment's history begins with its creation");
        }
        return before.next(recorded);
    }

    @Override
    public State state() {
        return claims.state();
    }

    @Override
    public boolean isInProgress() {
        return lastOperation.status() == Status.IN_PROGRESS;
    }

    /** Where its machine answers, or null while none is known. */
    public @Nullable HostAddress address() {
        return claims.address();
    }

    /** What is shown of it to people. */
    public EnvironmentLine line() {
        return new EnvironmentLine(
                name,
                provider,
                state(),
                created,
                modified,
                claims.address() == null ? null : claims.address().host(),
                claims.running() == null ? null : claims.running().image(),
                OperationLine.of(lastOperation));
    }

    /** As it is told when the process of its last operation is seen to be gone. */
    public EnvironmentSummary abandoned() {
        return new EnvironmentSummary(name, provider, created, modified, claims, lastOperation.abandoned());
    }

    private static EnvironmentSummary born(RecordedEvent recorded, EnvironmentCreated event) {
        return new EnvironmentSummary(
                event.environment(),
                event.configuration().provider().word(),
                recorded.time(),
                recorded.time(),
                Claims.CREATED,
                LastOperation.creation(recorded, event));
    }

    private EnvironmentSummary next(RecordedEvent recorded) {
        return new EnvironmentSummary(
                name,
                recorded.event() instanceof ConfigurationChanged changed
                        ? changed.configuration().provider().word()
                        : provider,
                created,
                recorded.time(),
                claims.after(recorded.event()),
                lastOperation.after(recorded));
    }
}
