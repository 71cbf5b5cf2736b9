package org.torrust.deployer.api.history;

import java.util.stream.Stream;
import org.torrust.deployer.api.environment.EnvironmentName;

/** Everything that ever happened, in the order it was recorded. */
public interface History {

    /** The events behind a position, oldest first, 0 for all; to be closed. */
    Stream<RecordedEvent> after(long position);

    /** The events of one environment, oldest first; none when there never was one of that name; to be closed. */
    Stream<RecordedEvent> of(EnvironmentName environment);

    /** The position of the newest event, 0 when there is none. */
    long head();
}
