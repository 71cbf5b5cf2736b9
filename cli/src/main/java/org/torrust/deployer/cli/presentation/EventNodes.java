package org.torrust.deployer.cli.presentation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.cli.ShownEvent;
import org.torrust.deployer.eventstore.StoredEvent;

/** Events as they are kept, for programs. */
final class EventNodes {

    private static final ObjectMapper JSON = new ObjectMapper();

    private EventNodes() {}

    static ObjectNode event(StoredEvent event) {
        var node = Document.node()
                .put("position", event.position())
                .put("environment", event.environment())
                .put("number", event.sequence() + 1)
                .put("sequence", event.sequence())
                .put("id", event.id())
                .put("type", event.type().name())
                .put("revision", event.type().revision())
                .put("known", event.type().isKnown())
                .put("time", event.time());
        node.set("payload", parsed(event.payload()));
        node.set("metadata", parsed(event.metadata()));
        return node.put("hash", event.hash());
    }

    static ObjectNode shown(ShownEvent shown) {
        var node = event(shown.linked().event()).put("previous", shown.linked().previous());
        node.put("asWritten", shown.linked().isAsWritten());
        node.set("today", parsed(shown.today()));
        return node;
    }

    static ObjectNode versioned(ObjectNode node) {
        return Document.create().setAll(node);
    }

    static ObjectNode verified(Verification verification) {
        var verdict = verification.verdict();
        var document = Document.create()
                .put("valid", verification.isGood())
                .put("events", verdict.count())
                .put("part", verdict.isPart());
        document.set("head", Document.tree(verdict.head()));
        document.set("fault", verdict.fault() == null ? NullNode.getInstance() : Document.tree(verdict.fault()));
        document.set("damage", Document.tree(verification.damage()));
        document.set(
                "checkpoint",
                verification.earlier() == null ? NullNode.getInstance() : Document.tree(verification.earlier()));
        return document.put("signedBy", verification.signer());
    }

    /** What is no JSON is shown as the text it is. */
    static JsonNode parsed(@Nullable String text) {
        try {
            return text == null ? NullNode.getInstance() : JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(text);
        }
    }
}
