package org.torrust.deployer.adapter.tracker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Judges what Torrust's services answer in JSON. */
final class HealthAnswer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private HealthAnswer() {}

    /** Good for status 200 and {@code {"status":"Ok"}}. */
    static Verdict judged(HttpReply reply) {
        var status = json(reply).map(body -> body.path("status").asText()).orElse("");
        return reply.isOk() && status.equals("Ok") ? Verdict.good("status Ok") : Verdict.bad(reply.quoted());
    }

    /** The body, where it is JSON. */
    static Optional<JsonNode> json(HttpReply reply) {
        try {
            return Optional.ofNullable(JSON.readTree(reply.bytes())).filter(node -> !node.isMissingNode());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
