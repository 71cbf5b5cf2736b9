package org.torrust.deployer.adapter.tracker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.util.List;
import org.torrust.deployer.api.configuration.Listeners;
import org.torrust.deployer.api.configuration.SocketBinding;
import org.torrust.deployer.templates.TemplateRefused;
import org.torrust.deployer.templates.TrackerListeners;
import org.torrust.deployer.templates.TrackerToml;

/**
 * What the deployer needs to know of a release's {@code tracker.toml}. Whether the tracker accepts it, only the tracker can
 * tell.
 *
 * @param listeners where the tracker listens
 * @param admission whom it lets in ({@code core.private}, {@code core.listed})
 * @param counts whether it keeps statistics of what it is asked ({@code core.tracker_usage_statistics})
 * @param endsTls whether a listener has a certificate of its own ({@code tsl_config}, Torrust's spelling)
 */
public record TrackerConfiguration(Listeners listeners, Admission admission, boolean counts, boolean endsTls) {

    private static final TomlMapper TOML = new TomlMapper();

    /**
     * @throws TemplateRefused when it is no TOML, of another schema, or lacks what the deployer needs
     * @throws IllegalArgumentException when it names a port that cannot be listened on
     */
    public static TrackerConfiguration read(String toml) {
        return read("tracker.toml", toml);
    }

    /** The same of a file that is called otherwise. */
    public static TrackerConfiguration read(String name, String toml) {
        var listeners = TrackerToml.read(name, toml);
        var root = tree(toml);
        return new TrackerConfiguration(
                listeners(listeners),
                admission(root.path("core")),
                root.path("core").path("tracker_usage_statistics").asBoolean(true),
                root.findValue("tsl_config") != null);
    }

    private static Admission admission(JsonNode core) {
        if (core.path("private").asBoolean()) {
            return Admission.KNOWN_PEERS;
        }
        return core.path("listed").asBoolean() ? Admission.KNOWN_TORRENTS : Admission.EVERYONE;
    }

    private static Listeners listeners(TrackerListeners text) {
        return new Listeners(bindings(text.udp()), bindings(text.http()), binding(text.api()), binding(text.health()));
    }

    private static List<SocketBinding> bindings(List<String> texts) {
        return texts.stream().map(TrackerConfiguration::binding).toList();
    }

    private static SocketBinding binding(String text) {
        try {
            return SocketBinding.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("%s: %s".formatted(text, e.getMessage()), e);
        }
    }

    private static JsonNode tree(String toml) {
        try {
            return TOML.readTree(toml);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("tracker.toml is no TOML: " + e.getOriginalMessage(), e);
        }
    }
}
