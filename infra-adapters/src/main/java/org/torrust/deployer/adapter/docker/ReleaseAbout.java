package org.torrust.deployer.adapter.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.torrust.deployer.api.operation.OperationId;

/**
 * What a release on the machine says of itself, in its {@code release.json}.
 *
 * @param digest see {@link ReleaseDigest}
 * @param image the tracker's image reference
 */
record ReleaseAbout(OperationId id, String digest, String image) {

    static final String FILE = "release.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads one release a line; a line that is none is passed over: it can only mean that the release is not used again. */
    static List<ReleaseAbout> readAll(String lines) {
        return lines.lines().flatMap(line -> read(line).stream()).toList();
    }

    /** One line of JSON. */
    String json() {
        return JSON.createObjectNode()
                .put("id", id.value())
                .put("digest", digest)
                .put("image", image)
                .toString();
    }

    private static Optional<ReleaseAbout> read(String line) {
        try {
            return of(JSON.readTree(line));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<ReleaseAbout> of(JsonNode node) {
        return node.hasNonNull("id") && node.hasNonNull("digest")
                ? Optional.of(new ReleaseAbout(
                        new OperationId(node.path("id").asText()),
                        node.path("digest").asText(),
                        node.path("image").asText()))
                : Optional.empty();
    }
}
