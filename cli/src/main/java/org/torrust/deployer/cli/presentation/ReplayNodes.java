package org.torrust.deployer.cli.presentation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationFailed;
import org.torrust.deployer.cli.history.PastStatus.AsOf;
import org.torrust.deployer.cli.presentation.ReplayTeller.Detail;
import org.torrust.deployer.cli.replay.Finding;
import org.torrust.deployer.cli.replay.ReplayedEvent;
import org.torrust.deployer.cli.replay.Scene;
import org.torrust.deployer.query.meaning.Meaning;

/** What a replay tells, for programs. */
final class ReplayNodes {

    private ReplayNodes() {}

    static ObjectNode event(ReplayedEvent event, Detail detail) {
        var recorded = event.recorded();
        var node = Document.node()
                .put("number", event.number())
                .put("position", recorded.position())
                .put("time", recorded.time().toString())
                .put("type", event.type().name())
                .put("revision", event.type().revision())
                .put("operation", recorded.event().operation().value())
                .put("meaning", Meaning.of(recorded.event()));
        if (detail == Detail.CHANGES) {
            var changes = node.putArray("changes");
            event.changes().forEach(change -> changes.add(HistoryNodes.difference(change)));
        }
        return node;
    }

    /** The event at which something went wrong, its own words, and where its tools' output is. */
    static ObjectNode failure(ReplayedEvent event, @Nullable String jobs) {
        var node = event(event, Detail.CHANGES);
        var failed = event.recorded().event() instanceof OperationFailed e ? e : null;
        node.set("failure", failed == null ? NullNode.getInstance() : Document.tree(failed.failure()));
        return node.put("jobs", jobs);
    }

    static JsonNode state(Scene scene) {
        if (scene.status() == null || scene.last() == null) {
            return NullNode.getInstance();
        }
        return HistoryPresentation.document(scene.status(), AsOf.of(scene.last()));
    }

    static ObjectNode finding(Finding finding) {
        var operation = finding.operation();
        return Document.node()
                .put("kind", finding.kind().word())
                .put("environment", finding.environment())
                .put("number", finding.number())
                .put("position", finding.position())
                .put("type", finding.type().name())
                .put("revision", finding.type().revision())
                .put("operation", operation == null ? null : operation.value())
                .put("cause", finding.cause())
                .put("recorded", finding.recorded())
                .put("now", finding.now())
                .put("more", finding.more());
    }
}
