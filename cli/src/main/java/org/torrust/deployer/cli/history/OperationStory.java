package org.torrust.deployer.cli.history;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.command.port.PlannedChange;
import org.torrust.deployer.query.status.EnvironmentStatus;
import org.torrust.deployer.query.status.EnvironmentStatus.DoneStep;

/**
 * All there is to tell of one operation.
 *
 * @param before how the environment stood before its first event; null when there was none
 * @param after how it stood after its last
 * @param steps those that are done, oldest first
 * @param versions name to version of the tools at work
 * @param events its events, oldest first
 * @param resources what OpenTofu says it did, as far as its output is still there
 * @param logs files with the output of its tools, relative to the workspace where they lie in it
 */
public record OperationStory(
        ToldOperation told,
        @Nullable EnvironmentStatus before,
        EnvironmentStatus after,
        List<DoneStep> steps,
        Map<String, String> versions,
        List<ToldEvent> events,
        List<PlannedChange> resources,
        List<String> logs) {

    public OperationStory {
        steps = List.copyOf(steps);
        versions = Map.copyOf(versions);
        events = List.copyOf(events);
        resources = List.copyOf(resources);
        logs = List.copyOf(logs);
    }
}
