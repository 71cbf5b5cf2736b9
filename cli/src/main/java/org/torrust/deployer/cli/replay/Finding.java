package org.torrust.deployer.cli.replay;

import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.history.RecordedEvent;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.eventstore.EventType;

/**
 * What a check of a history found.
 *
 * @param position of the event it shows at among all events, from 1
 * @param number of that event among those of its environment, from 1
 * @param operation the operation it is of, or null where the event cannot be read
 * @param cause one sentence without its full stop
 * @param recorded what was recorded, in words, and {@code now} what this program would do; null but for {@link Kind#OTHERWISE}
 * @param more how many findings of the same operation follow from this one and are left out
 */
public record Finding(
        Kind kind,
        String environment,
        long position,
        long number,
        EventType type,
        @Nullable OperationId operation,
        String cause,
        @Nullable String recorded,
        @Nullable String now,
        int more) {

    /** What is wrong. */
    public enum Kind {
        /** An event of a name or a shape this program does not know; what comes after it is not judged. */
        UNREADABLE,
        /** An event between others is not there. */
        GAP,
        /** An event stands among all in another place than among those of its environment. */
        ORDER,
        /** This program fails at an event; what comes after it is not judged. */
        EXCEPTION,
        /** This program would do otherwise than it is recorded. */
        OTHERWISE;

        /** The word shown to programs, e.g. {@code otherwise}. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** This program fails at an event, for a reason that completes the sentence. */
    public static Finding failing(RecordedEvent at, String why) {
        return at(Kind.EXCEPTION, at, "this program fails at it: " + why, null, null);
    }

    static Finding at(Kind kind, RecordedEvent at, String cause, @Nullable String recorded, @Nullable String now) {
        var event = at.event();
        return new Finding(
                kind,
                event.environment().value(),
                at.position(),
                at.sequence() + 1,
                EventType.of(event),
                event.operation(),
                cause,
                recorded,
                now,
                0);
    }

    Finding andOneMore() {
        return new Finding(kind, environment, position, number, type, operation, cause, recorded, now, more + 1);
    }
}
