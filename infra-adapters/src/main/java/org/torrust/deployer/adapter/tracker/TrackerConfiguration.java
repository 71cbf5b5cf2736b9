package org.torrust.deployer.adapter.tracker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.torrust.deployer.api.configuration.Listeners;
import org.torrust.deployer.api.configuration.SocketBinding;

/**
 * What the deployer needs to know of a {@code tracker.toml}, Torrust's configuration of schema 2.0.0. Whether the tracker
 * accepts it, only the tracker can tell.
 *
 * @param refusesStrangers whether only known peers ({@code core.private}) or torrents ({@code core.listed}) are let in
 */
public record TrackerConfiguration(String schemaVersion, Listeners listeners, boolean refusesStrangers) {

    private static final TomlMapper TOML = new TomlMapper();
    private static final String HEALTH_DEFAULT = "127.0.0.1:1313";

    /** @throws IllegalArgumentException with a sentence when it is no TOML, or names no address where there must be one */
    public static TrackerConfiguration read(String toml) {
        var root = tree(toml);
        return new TrackerConfiguration(
                root.path("metadata").path("schema_version").asText(),
                new Listeners(
                        many(root, "udp_trackers"),
                        many(root, "http_trackers"),
                        one(root, "http_api", Optional.empty()),
                        one(root, "health_check_api", Optional.of(HEALTH_DEFAULT))),
                root.path("core").path("private").asBoolean()
                        || root.path("core").path("listed").asBoolean());
    }

    private static JsonNode tree(String toml) {
        try {
            return TOML.readTree(toml);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "tracker.toml cannot be read as TOML, line %d: %s"
                            .formatted(
                                    Optional.ofNullable(e.getLocation())
                                            .map(at -> at.getLineNr())
                                            .orElse(0),
                                    e.getOriginalMessage()),
                    e);
        }
    }

    private static List<SocketBinding> many(JsonNode root, String table) {
        var bindings = new ArrayList<SocketBinding>();
        root.path(table).forEach(entry -> bindings.add(binding(table, entry, Optional.empty())));
        return bindings;
    }

    private static SocketBinding one(JsonNode root, String table, Optional<String> otherwise) {
        return binding(table, root.path(table), otherwise);
    }

    private static SocketBinding binding(String table, JsonNode entry, Optional<String> otherwise) {
        if (!entry.path("tsl_config").isMissingNode()) {
            throw new IllegalArgumentException(
                    "tracker.toml gives %s a certificate (tsl_config); put TLS in front of the tracker instead"
                            .formatted(table));
        }
        var address = entry.path("bind_address").asText(otherwise.orElse(""));
        if (address.isEmpty()) {
            throw new IllegalArgumentException("tracker.toml names no bind_address for %s".formatted(table));
        }
        try {
            return SocketBinding.parse(address);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("tracker.toml, %s: %s".formatted(table, e.getMessage()), e);
        }
    }
}
