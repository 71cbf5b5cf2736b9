package org.torrust.deployer.query.moment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationEnded;
import org.torrust.deployer.api.environment.Refused;
import org.torrust.deployer.api.environment.Refused.Reason;
import org.torrust.deployer.api.history.RecordedEvent;
import org.torrust.deployer.api.operation.OperationId;

/** A moment in an environment's history, as an operator names it: the REF of every command. */
public sealed interface Moment {

    /** Now: all that happened. */
    Moment HEAD = new Head();

    /**
     * What had happened by then.
     *
     * @param all the environment's events from the first on; read no further than needed, and not closed
     * @param now when the operator speaks, for what is named by its age
     * @return its first events; empty when the environment was not yet there
     * @throws Refused when its history has no such moment
     */
    List<RecordedEvent> upTo(Stream<RecordedEvent> all, Instant now);

    /**
     * Reads {@code @N} (the N-th event, from 1), {@code ~N} (before the last N operations), {@code op:ID} (the end of that
     * operation), {@code head}, or what {@link PointInTime#parse} reads.
     *
     * @throws IllegalArgumentException with a sentence for the person who typed it
     */
    static Moment parse(String text) {
        return MomentText.moment(text);
    }

    /** Now. */
    record Head() implements Moment {
        @Override
        public List<RecordedEvent> upTo(Stream<RecordedEvent> all, Instant now) {
            return all.toList();
        }

        @Override
        public String toString() {
            return "head";
        }
    }

    /** After the environment's {@code number}-th event, from 1. */
    record Event(long number) implements Moment {
        @Override
        public List<RecordedEvent> upTo(Stream<RecordedEvent> all, Instant now) {
            var events = all.limit(number).toList();
            if (events.size() < number) {
                throw noSuchMoment(
                        events, "The history has %d events there, and no event %s.".formatted(events.size(), this));
            }
            return events;
        }

        @Override
        public String toString() {
            return "@" + number;
        }
    }

    /** Before the last {@code count} operations began; also what takes but a moment, such as creating, is one. */
    record OperationsAgo(int count) implements Moment {
        @Override
        public List<RecordedEvent> upTo(Stream<RecordedEvent> all, Instant now) {
            var events = all.toList();
            var begun = OperationsOf.firsts(events);
            if (begun.size() < count) {
                throw noSuchMoment(
                        events,
                        "The history has %d operations there, so that %s is before its beginning."
                                .formatted(begun.size(), this));
            }
            return count == 0 ? events : events.subList(0, begun.get(begun.size() - count));
        }

        @Override
        public String toString() {
            return "~" + count;
        }
    }

    /** When an operation ended; while it is in progress, as far as it has come. */
    record EndOf(OperationId operation) implements Moment {
        @Override
        public List<RecordedEvent> upTo(Stream<RecordedEvent> all, Instant now) {
            var events = new ArrayList<RecordedEvent>();
            var length = 0;
            for (var each = all.iterator(); each.hasNext(); ) {
                var recorded = each.next();
                events.add(recorded);
                if (recorded.event().operation().equals(operation)) {
                    length = events.size();
                    if (recorded.event() instanceof OperationEnded) {
                        break; // What arrived late is after its end.
                    }
                }
            }
            if (length == 0) {
                throw noSuchMoment(events, "The history has no operation %s there.".formatted(operation));
            }
            return List.copyOf(events.subList(0, length));
        }

        @Override
        public String toString() {
            return "op:" + operation;
        }
    }

    /** At a point in time: up to the last event that was recorded by then, whatever a clock that was set back wrote before it. */
    record Time(PointInTime point) implements Moment {
        @Override
        public List<RecordedEvent> upTo(Stream<RecordedEvent> all, Instant now) {
            var time = Shown.of(point.when(now));
            var events = all.toList();
            var length = events.size();
            while (length > 0 && Shown.of(events.get(length - 1).time()).isAfter(time)) {
                length--;
            }
            return events.subList(0, length);
        }

        @Override
        public String toString() {
            return point.toString();
        }
    }

    private static Refused noSuchMoment(List<RecordedEvent> events, String why) {
        var whose = events.isEmpty() ? "" : " " + events.getFirst().event().environment();
        return new Refused(
                Reason.NOT_FOUND, why, "See its events: torrust-tracker-deployer history%s --events".formatted(whose));
    }
}
