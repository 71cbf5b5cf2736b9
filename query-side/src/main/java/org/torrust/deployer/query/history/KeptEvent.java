package org.torrust.deployer.query.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.torrust.deployer.api.operation.OperationId;

/**
 * An event as it is kept, read without understanding it, so that one of an unknown type or a newer revision can be shown.
 *
 * @param sequence its place among the events of its environment, from 0
 * @param id of the message
 * @param isKnown whether this program understands events of this type and revision
 * @param time ISO 8601, as written
 * @param payload the event, as JSON
 * @param metadata who and what stands behind it, as JSON
 */
public record KeptEvent(
        long position,
        String environment,
        long sequence,
        String id,
        String type,
        int revision,
        boolean isKnown,
        String time,
        String payload,
        String metadata) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Its number among the events of its environment, from 1, as {@code @N} means it. */
    public long number() {
        return sequence + 1;
    }

    /** The operation it belongs to; empty when it names none. */
    public Optional<OperationId> operation() {
        try {
            return Optional.of(new OperationId(payloadTree().path("operation").asText()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** {@code user@host}; empty when nobody is named. */
    public String actor() {
        return metadataTree().path("actor").asText();
    }

    /** When it was recorded; empty when what is there is no time. */
    public Optional<Instant> when() {
        try {
            return Optional.of(Instant.parse(time));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** What it says, as a text where it is no JSON. */
    public JsonNode payloadTree() {
        return tree(payload);
    }

    /** Who and what stands behind it, as a text where it is no JSON. */
    public JsonNode metadataTree() {
        return tree(metadata);
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(text);
        }
    }
}
