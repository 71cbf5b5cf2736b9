package org.torrust.deployer.cli.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.configuration.EnvironmentConfiguration;
import org.torrust.deployer.api.json.LanguageJson;
import org.torrust.deployer.cli.configuration.Kind.Several;

/** The way back from a configuration to the settings that make it. */
public final class EffectiveSettings {

    private EffectiveSettings() {}

    /** Dotted key to value as it would be typed; empty where there is none. */
    public static Map<String, String> of(EnvironmentConfiguration configuration) {
        var settings = new LinkedHashMap<String, String>();
        ConfigurationKeys.defaults(configuration.provider().word()).keySet().forEach(key -> settings.put(key, ""));
        LanguageJson.mapper()
                .<JsonNode>valueToTree(configuration)
                .properties()
                .forEach(section -> section.getValue()
                        .properties()
                        .forEach(entry -> flatten(section.getKey(), entry.getKey(), entry.getValue(), settings)));
        settings.remove("provider.kind");
        return settings;
    }

    /** The keys whose values differ, in the order they are shown. */
    public static List<String> differing(EnvironmentConfiguration before, EnvironmentConfiguration after) {
        var values = of(before);
        return of(after).entrySet().stream()
                .filter(setting -> !setting.getValue().equals(values.get(setting.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The listeners of a tracker are keys of the tracker itself. */
    private static void flatten(String section, String name, JsonNode value, Map<String, String> settings) {
        if (value.isObject()) {
            value.properties().forEach(entry -> flatten(section, entry.getKey(), entry.getValue(), settings));
        } else {
            settings.put(section + "." + dashed(name), SettingsDocument.typed(value));
        }
    }

    /** {@code isPrivate} is written private, and {@code dataDisk} data-disk. */
    private static String dashed(String name) {
        return name.replaceFirst("^is(?=[A-Z])", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }

    /**
     * The configuration as a file for {@code create --from} has it.
     *
     * @param apiToken the secret, or null to show that there is one
     */
    public static ObjectNode document(EnvironmentConfiguration configuration, @Nullable String apiToken) {
        var settings = of(configuration);
        settings.put(ConfigurationKeys.PROVIDER, configuration.provider().word());
        settings.put(ConfigurationKeys.API_TOKEN, apiToken == null ? Secret.HIDDEN : apiToken);
        var document = JsonNodeFactory.instance.objectNode();
        ConfigurationKeys.of(configuration.provider().word())
                .forEach(setting -> document.withObjectProperty(setting.section())
                        .set(setting.name(), node(setting.kind(), settings.getOrDefault(setting.key(), ""))));
        return document;
    }

    private static JsonNode node(Kind kind, String value) {
        var nodes = JsonNodeFactory.instance;
        if (kind instanceof Several) {
            var list = nodes.arrayNode();
            Several.parts(value).forEach(list::add);
            return list;
        }
        if (value.isEmpty()) {
            return nodes.nullNode();
        }
        return switch (kind) {
            case Kind.Whole whole -> nodes.numberNode(Integer.parseInt(value));
            case Kind.Seconds seconds -> nodes.numberNode(new BigDecimal(value));
            case Kind.Truth truth -> nodes.booleanNode(Boolean.parseBoolean(value));
            default -> nodes.textNode(value);
        };
    }
}
