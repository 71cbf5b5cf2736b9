package org.torrust.deployer.cli.replay;

import java.util.List;
import org.torrust.deployer.api.environment.EnvironmentEvent.LateOutcomeObserved;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationAbandoned;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationFailed;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationInterrupted;
import org.torrust.deployer.api.history.RecordedEvent;
import org.torrust.deployer.eventstore.EventType;
import org.torrust.deployer.query.diff.Difference;

/**
 * An event and what it made of its environment.
 *
 * @param type the name and revision it is stored under
 */
public record ReplayedEvent(EventType type, RecordedEvent recorded, Scene before, Scene after) {

    /** Its place among the events of its environment, from 1, as in {@code @N}. */
    public long number() {
        return recorded.sequence() + 1;
    }

    public List<Difference> changes() {
        return before.changesTo(after);
    }

    /** Whether something went wrong or came too late. */
    public boolean isFailure() {
        return switch (recorded.event()) {
            case OperationFailed e -> true;
            case OperationInterrupted e -> true;
            case OperationAbandoned e -> true;
            case LateOutcomeObserved e -> true;
            default -> false;
        };
    }
}
