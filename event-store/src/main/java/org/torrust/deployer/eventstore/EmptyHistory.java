package org.torrust.deployer.eventstore;

import java.util.stream.Stream;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.history.RecordedEvent;

/** Nothing ever happened. */
final class EmptyHistory implements KeptHistory {

    @Override
    public Stream<StoredEvent> stored(long position) {
        return Stream.of();
    }

    @Override
    public Stream<StoredEvent> stored(EnvironmentName environment) {
        return Stream.of();
    }

    @Override
    public RecordedEvent understood(StoredEvent stored) {
        throw new IllegalArgumentException("no event is of this history");
    }

    @Override
    public long head() {
        return 0;
    }
}
