package org.torrust.deployer.cli.history;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.history.RecordedEvent;
import org.torrust.deployer.query.moment.EnvironmentMoment;
import org.torrust.deployer.query.moment.Moment;
import org.torrust.deployer.query.moment.Shown;
import org.torrust.deployer.query.status.EnvironmentStatus;

/** How an environment stood, and as of when. */
public record PastStatus(EnvironmentStatus status, AsOf asOf) {

    /**
     * A moment that was asked for, and what it came to.
     *
     * @param environment whose
     * @param moment as the operator named it, an age by the time it came to
     * @param number of the last event that had happened, among those of its environment, from 1; 0 before the first
     * @param position of that event among all; 0 before the first
     * @param recorded when that event was recorded; null before the first
     */
    public record AsOf(
            EnvironmentName environment,
            String moment,
            long number,
            long position,
            @Nullable Instant recorded) {

        /** Before anything had happened. */
        public static AsOf nothing(EnvironmentMoment asked) {
            return new AsOf(asked.environment(), asked.moment().toString(), 0, 0, null);
        }

        /** After an event, and named by it. */
        public static AsOf of(RecordedEvent last) {
            return named("@" + (last.sequence() + 1), last);
        }

        private static AsOf named(String moment, RecordedEvent last) {
            return new AsOf(last.event().environment(), moment, last.sequence() + 1, last.position(), last.time());
        }
    }

    /** @param events those that had happened by then, at least one */
    static PastStatus of(EnvironmentMoment asked, List<RecordedEvent> events, Instant now) {
        var last = events.getLast();
        var status = Objects.requireNonNull(fold(events.stream()), "there are events");
        return new PastStatus(status, AsOf.named(name(asked.moment(), now), last));
    }

    private static String name(Moment moment, Instant now) {
        return moment instanceof Moment.Time time
                ? Shown.of(time.point().when(now)).toString()
                : moment.toString();
    }

    /** The very fold that the stored view is made by; null where nothing happened. */
    static @Nullable EnvironmentStatus fold(Stream<RecordedEvent> events) {
        @Nullable EnvironmentStatus status = null;
        for (var each = events.iterator(); each.hasNext(); ) {
            status = EnvironmentStatus.after(status, each.next());
        }
        return status;
    }
}
