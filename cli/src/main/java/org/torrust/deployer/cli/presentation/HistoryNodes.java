package org.torrust.deployer.cli.presentation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.cli.history.OperationStory;
import org.torrust.deployer.cli.history.PastStatus.AsOf;
import org.torrust.deployer.cli.history.ToldEvent;
import org.torrust.deployer.cli.history.ToldOperation;
import org.torrust.deployer.query.diff.Difference;
import org.torrust.deployer.query.status.EnvironmentStatus;

/** What is told of the past, for programs. */
final class HistoryNodes {

    private HistoryNodes() {}

    static ObjectNode operation(ToldOperation told) {
        var operation = told.operation();
        var ended = operation.ended();
        var node = Document.node()
                .put("position", operation.position())
                .put("id", operation.id().value())
                .put("environment", operation.environment().value())
                .put("simulated", told.simulated())
                .put("kind", operation.kind())
                .put("status", told.status())
                .put("step", operation.step() == null ? null : operation.step().word())
                .put("began", operation.began().toString())
                .put("ended", ended == null ? null : ended.toString())
                .put("latest", operation.latest().toString())
                .put("took", ended == null ? null : operation.took(ended).toString())
                .put("actor", operation.actor())
                .put("reason", operation.reason())
                .put("exitCode", told.exitCode());
        node.set("arguments", Document.tree(operation.arguments()));
        if (operation.failure() != null) {
            node.set("failure", Document.tree(operation.failure()));
        }
        if (told.liveness() != null) {
            node.put("process", told.liveness().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
        return node;
    }

    static ObjectNode event(ToldEvent told) {
        var kept = told.kept();
        var operation = kept.operation().map(id -> id.value()).orElse(null);
        var node = Document.node()
                .put("position", kept.position())
                .put("number", kept.number())
                .put("environment", kept.environment())
                .put("id", kept.id())
                .put("type", kept.type())
                .put("revision", kept.revision())
                .put("known", kept.isKnown())
                .put("time", kept.time())
                .put("operation", operation)
                .put("meaning", told.meaning());
        node.set("payload", kept.payloadTree());
        node.set("metadata", kept.metadataTree());
        return node;
    }

    static ObjectNode story(OperationStory story) {
        var node = operation(story.told());
        node.put("stateBefore", state(story.before())).put("stateAfter", state(story.after()));
        node.set("versions", Document.tree(new TreeMap<>(story.versions())));
        node.set("steps", Document.tree(story.steps()));
        node.set("resources", Document.tree(story.resources()));
        node.set("logs", Document.tree(story.logs()));
        var events = node.putArray("events");
        story.events().forEach(told -> events.add(event(told)));
        return node;
    }

    static ObjectNode asOf(AsOf asOf) {
        return Document.node()
                .put("environment", asOf.environment().value())
                .put("moment", asOf.moment())
                .put("number", asOf.number())
                .put("position", asOf.position())
                .put(
                        "recorded",
                        asOf.recorded() == null ? null : asOf.recorded().toString());
    }

    static ObjectNode difference(Difference difference) {
        return Document.node()
                .put("field", difference.field())
                .put("before", difference.before())
                .put("after", difference.after());
    }

    private static @Nullable String state(@Nullable EnvironmentStatus status) {
        return status == null ? null : status.state().word();
    }
}
