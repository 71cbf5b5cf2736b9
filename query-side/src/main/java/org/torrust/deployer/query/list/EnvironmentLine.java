package org.torrust.deployer.query.list;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.environment.State;
import org.torrust.deployer.query.LastOperation.Status;

/**
 * What the list for people shows of an environment: of ten thousand it is read several times as quickly as their summaries.
 *
 * @param provider its word, e.g. {@code lxd}
 * @param host where its machine answers, or null while none is known
 * @param image of the tracker that serves, or null
 */
public record EnvironmentLine(
        EnvironmentName name,
        String provider,
        State state,
        Instant created,
        Instant modified,
        @Nullable String host,
        @Nullable String image,
        OperationLine lastOperation)
        implements Listed {

    /** A row that was kept can be anything. */
    public EnvironmentLine {
        Objects.requireNonNull(name);
        Objects.requireNonNull(provider);
        Objects.requireNonNull(state);
        Objects.requireNonNull(created);
        Objects.requireNonNull(modified);
        Objects.requireNonNull(lastOperation);
    }

    @Override
    public boolean isInProgress() {
        return lastOperation.status() == Status.IN_PROGRESS;
    }
}
