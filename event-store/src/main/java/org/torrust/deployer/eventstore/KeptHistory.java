package org.torrust.deployer.eventstore;

import java.util.stream.Stream;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.history.History;
import org.torrust.deployer.api.history.RecordedEvent;

/** A history that can also be read as it is kept, so that one event which cannot be understood does not hide the others. */
public interface KeptHistory extends History {

    /** The events behind a position as they are kept, oldest first, known to this program or not; to be closed. */
    Stream<StoredEvent> stored(long position);

    /** The events of one environment as they are kept, oldest first, known to this program or not; to be closed. */
    Stream<StoredEvent> stored(EnvironmentName environment);

    /**
     * What this program understands a stored event to be.
     *
     * @throws UnknownEventException when its name, its revision or its shape is not known
     */
    RecordedEvent understood(StoredEvent stored);

    /** @throws UnknownEventException on reaching an event this program does not know */
    @Override
    default Stream<RecordedEvent> after(long position) {
        return stored(position).map(this::understood);
    }

    /** @throws UnknownEventException on reaching an event this program does not know */
    @Override
    default Stream<RecordedEvent> of(EnvironmentName environment) {
        return stored(environment).map(this::understood);
    }
}
