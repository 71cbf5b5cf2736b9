package org.torrust.deployer.cli.subcommand;

import java.util.List;
import org.torrust.deployer.api.input.Quoted;
import org.torrust.deployer.cli.EventsSide;
import org.torrust.deployer.cli.SubcommandFailed;
import org.torrust.deployer.cli.configuration.NearMiss;
import org.torrust.deployer.eventstore.EventType;
import org.torrust.deployer.eventstore.RawEvents;

/** Names of events that are asked for: those this program knows, and those a newer one has written into the history. */
final class EventTypes {

    private EventTypes() {}

    /** @throws SubcommandFailed when no event is or could be of that type */
    static void require(String typed, EventsSide events) {
        if (EventType.names().contains(typed)) {
            return;
        }
        var names = names(events);
        if (!names.contains(typed)) {
            var meant = NearMiss.among(names.stream(), typed).map("; did you mean '%s'?"::formatted);
            throw SubcommandFailed.usage(
                    "There is no type of events '%s'%s".formatted(Quoted.of(typed), meant.orElse(".")),
                    "See which there are: torrust-tracker-deployer events types");
        }
    }

    private static List<String> names(EventsSide events) {
        return events.raw(RawEvents::types).stream()
                .map(use -> use.type().name())
                .toList();
    }
}
