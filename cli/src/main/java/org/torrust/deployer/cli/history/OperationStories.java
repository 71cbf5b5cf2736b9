package org.torrust.deployer.cli.history;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.torrust.deployer.api.history.RecordedEvent;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.eventstore.KeptHistory;
import org.torrust.deployer.query.history.KeptEvent;
import org.torrust.deployer.query.moment.Moment;
import org.torrust.deployer.query.status.EnvironmentStatus;
import org.torrust.deployer.query.status.EnvironmentStatus.DoneStep;

/** Puts together what the events of an environment, and what tools left, tell of one of its operations. */
final class OperationStories {

    private final KeptHistory history;
    private final KeptEvents events;
    private final ToolFiles files;

    OperationStories(KeptHistory history, KeptEvents events, ToolFiles files) {
        this.history = history;
        this.events = events;
        this.files = files;
    }

    OperationStory of(ToldOperation told) {
        var id = told.operation().id();
        var own = own(told);
        var all = understood(told, own.getLast().position());
        var after = Objects.requireNonNull(
                PastStatus.fold(new Moment.EndOf(id).upTo(all.stream(), Instant.EPOCH).stream()),
                "an operation has events");
        return new OperationStory(
                told,
                PastStatus.fold(all.stream().takeWhile(recorded -> !isOf(id, recorded))),
                after,
                steps(id, after),
                versions(id, all),
                own.stream().map(events::told).toList(),
                files.resources(told.operation()),
                files.logs(told.operation()));
    }

    private List<KeptEvent> own(ToldOperation told) {
        try (var all = history.stored(told.operation().environment())) {
            return all.map(KeptEvents::of)
                    .filter(event -> event.operation()
                            .filter(told.operation().id()::equals)
                            .isPresent())
                    .toList();
        }
    }

    private List<RecordedEvent> understood(ToldOperation told, long last) {
        try (var all = history.stored(told.operation().environment())) {
            return all.takeWhile(stored -> stored.position() <= last)
                    .map(history::understood)
                    .toList();
        }
    }

    private static Map<String, String> versions(OperationId id, List<RecordedEvent> all) {
        return all.stream()
                .filter(recorded -> isOf(id, recorded))
                .findFirst()
                .map(recorded -> recorded.provenance().versions())
                .orElse(Map.of());
    }

    private static boolean isOf(OperationId id, RecordedEvent recorded) {
        return recorded.event().operation().equals(id);
    }

    /** What takes but a moment has no steps, and leaves those of the operation before it. */
    private static List<DoneStep> steps(OperationId id, EnvironmentStatus after) {
        return after.lastOperation().id().equals(id) ? after.steps() : List.of();
    }
}
