package org.torrust.deployer.cli.configuration;

import com.fasterxml.jackson.core.JsonProcessingException;
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

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

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
        var root = read(file);
        var flat = new LinkedHashMap<String, String>();
        root.properties().forEach(section -> {
            if (!section.getKey().equals("defaults")) {
                throw new Faults(List.of(
                        "config.yaml has an unknown section '%s'; there is: defaults.".formatted(section.getKey())));
            }
            flatten("", section.getValue(), flat);
        });
        return flat;
    }

    private static JsonNode read(Path file) {
        try {
            return YAML.readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            var line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new Faults(List.of("config.yaml, line %d: it is not YAML.".formatted(line)));
        } catch (IOException e) {
            throw new Faults(List.of("config.yaml cannot be read as UTF-8 text."));
        }
    }

    private static void flatten(String path, JsonNode node, Map<String, String> flat) {
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> flatten(
                            path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), entry.getValue(), flat));
        } else if (node.isArray()) {
            flat.put(
                    path,
                    StreamSupport.stream(node.spliterator(), false)
                            .map(JsonNode::asText)
                            .collect(Collectors.joining(",")));
        } else {
            flat.put(path, node.asText());
        }
    }
}
