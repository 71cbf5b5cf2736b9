package org.torrust.deployer.cli.configuration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads {@code config.yaml} of a workspace: under {@code defaults}, the keys of an environment's configuration. */
public final class WorkspaceSettings {

    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature()));

    private WorkspaceSettings() {}

    /**
     * Dotted key to value; empty when there is no such file.
     *
     * @throws Faults when it is no YAML or has another section
     */
    public static Map<String, String> defaults(Path file) {
        if (!Files.exists(file)) {
            return Map.of();
        }
        var flat = new LinkedHashMap<String, String>();
        sections("config.yaml", read(file)).properties().forEach(section -> {
            if (!section.getKey().equals("defaults")) {
                throw new Faults(List.of(
                        "config.yaml has an unknown section '%s'; there is: defaults.".formatted(section.getKey())));
            }
            sections("config.yaml, defaults", section.getValue())
                    .properties()
                    .forEach(entry -> flatten(entry.getKey(), entry.getValue(), flat));
        });
        return flat;
    }

    private static JsonNode sections(String where, JsonNode node) {
        if (!node.isObject() && !node.isNull() && !node.isMissingNode()) {
            throw new Faults(List.of(where + ": there must be keys with values, like 'provider:'."));
        }
        return node;
    }

    private static JsonNode read(Path file) {
        try {
            return YAML.readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new Faults(List.of(notYaml(e)));
        } catch (IOException e) {
            throw new Faults(List.of("config.yaml cannot be read as UTF-8 text."));
        }
    }

    private static String notYaml(JsonProcessingException fault) {
        var line = fault.getLocation() == null ? 1 : fault.getLocation().getLineNr();
        var why = fault.getOriginalMessage().lines().findFirst().orElse("").replaceAll("\\p{C}", "?");
        return "config.yaml, line %d: it cannot be read as YAML: %s.".formatted(line, why);
    }

    private static void flatten(String path, JsonNode node, Map<String, String> flat) {
        if (node.isObject()) {
            node.properties().forEach(entry -> flatten(path + "." + entry.getKey(), entry.getValue(), flat));
        } else if (node.isArray()) {
            flat.put(
                    path,
                    StreamSupport.stream(node.spliterator(), false)
                            .map(JsonNode::asText)
                            .collect(Collectors.joining(",")));
        } else {
            flat.put(path, node.isNull() ? "" : node.asText());
        }
    }
}
