package org.torrust.deployer.templates;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** Reads what the deployer must know of a tracker configuration, schema 2.0.0 of torrust-tracker 3.x. */
public final class TrackerToml {

    private static final String SCHEMA = "2.0.0";

    private TrackerToml() {}

    /**
     * Where the tracker of this configuration listens.
     *
     * @param name how the file is called in messages
     * @throws TemplateRefused when it is no TOML, of another schema, or lacks what the deployer needs
     */
    public static TrackerListeners read(String name, String text) {
        var root = Parsed.toml(name, text);
        var schema = root.path("metadata").path("schema_version").asText("");
        if (!schema.equals(SCHEMA)) {
            throw new TemplateRefused("%s: metadata.schema_version is '%s'; this deployer runs trackers of schema %s."
                    .formatted(name, schema, SCHEMA));
        }
        return new TrackerListeners(
                all(name, root, "udp_trackers"),
                all(name, root, "http_trackers"),
                binding(name, root, "http_api"),
                binding(name, root, "health_check_api"));
    }

    private static List<String> all(String name, JsonNode root, String table) {
        return StreamSupport.stream(root.path(table).spliterator(), false)
                .map(entry -> binding(name, entry, table, "bind_address"))
                .toList();
    }

    private static String binding(String name, JsonNode root, String table) {
        return binding(name, root.path(table), table, "bind_address");
    }

    private static String binding(String name, JsonNode entry, String table, String key) {
        var value = entry.path(key).asText("");
        if (!value.matches("(\\[[0-9a-fA-F:.]+]|[0-9.]+):[0-9]{1,5}")) {
            throw new TemplateRefused(
                    "%s: %s.%s is missing or not written like 0.0.0.0:6969; the deployer publishes what is named there."
                            .formatted(name, table, key));
        }
        return value;
    }
}
