package org.torrust.deployer.cli.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.torrust.deployer.api.configuration.EnvironmentConfiguration;
import org.torrust.deployer.api.json.LanguageJson;

/** The settings an environment was recorded with, as dotted keys, lists separated by commas. */
public final class RecordedSettings {

    private RecordedSettings() {}

    /** With the provider's word under {@code provider}. */
    public static Map<String, String> of(EnvironmentConfiguration configuration) {
        var flat = new LinkedHashMap<String, String>();
        LanguageJson.mapper()
                .valueToTree(configuration)
                .properties()
                .forEach(entry -> flatten(key(entry.getKey()), entry.getValue(), flat));
        flat.put("provider", configuration.provider().word());
        return flat;
    }

    private static void flatten(String path, JsonNode node, Map<String, String> flat) {
        if (node.isObject()) {
            node.properties().forEach(entry -> flatten(path + "." + key(entry.getKey()), entry.getValue(), flat));
        } else if (node.isArray()) {
            flat.put(
                    path,
                    StreamSupport.stream(node.spliterator(), false)
                            .map(JsonNode::asText)
                            .collect(Collectors.joining(",")));
        } else if (!node.isNull()) {
            flat.put(path, node.asText());
        }
    }

    /** {@code registryMirrors} is typed {@code registry-mirrors}. */
    private static String key(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
