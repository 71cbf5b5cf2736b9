package org.torrust.deployer.cli.configuration;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Checks files of settings with a JSON Schema (2020-12), {@code docs/schemas/configuration.json}. */
public final class ConfigurationSchema {

    /** The settings of one environment, whose provider knows them all. */
    static final String ENVIRONMENT = "#/$defs/environment";

    /** Settings that may be for several providers. */
    static final String DEFAULTS = "#/$defs/settings";

    private ConfigurationSchema() {}

    /** The schema as it is published, and as files are checked with. */
    public static String text() {
        try (var resource = ConfigurationSchema.class.getResourceAsStream("configuration.json")) {
            return new String(Objects.requireNonNull(resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("a resource can be read", e);
        }
    }

    /**
     * What is wrong with a file, one fault for each key.
     *
     * @param part of the schema, one of those named here
     */
    static Map<JsonPointer, Violation> check(SettingsDocument document, String part) {
        var faults = new LinkedHashMap<JsonPointer, SchemaFault>();
        for (var message : messages(document.tree(), part)) {
            var fault = new SchemaFault(document, subject(message));
            faults.putIfAbsent(fault.key(), fault);
        }
        var violations = new LinkedHashMap<JsonPointer, Violation>();
        faults.entrySet().stream()
                .sorted(Comparator.comparingInt(
                        fault -> document.line(fault.getValue().part())))
                .forEach(fault -> {
                    // Which key was meant takes a while to find: it is asked for those that are told.
                    var sentence = violations.size() < Faults.MOST_TOLD
                            ? fault.getValue().sentence()
                            : "";
                    violations.put(
                            fault.getKey(), document.violation(fault.getValue().part(), sentence));
                });
        return violations;
    }

    private static Set<ValidationMessage> messages(JsonNode tree, String part) {
        var factory = JsonSchemaFactory.getInstance(VersionFlag.V202012);
        var configuration = SchemaValidatorsConfig.builder()
                .pathType(PathType.JSON_POINTER)
                .locale(Locale.ROOT)
                .build();
        return factory.getSchema(only(part), configuration).validate(tree);
    }

    /** The same schema, with a part of it in the place of the whole. */
    private static JsonNode only(String part) {
        try {
            return ((ObjectNode) new ObjectMapper().readTree(text())).put("$ref", part);
        } catch (IOException e) {
            throw new UncheckedIOException("the schema is JSON", e);
        }
    }

    /** What the message is about. One about a name that is not allowed speaks of what the name is in. */
    private static JsonPointer subject(ValidationMessage message) {
        var in = JsonPointer.compile(message.getInstanceLocation().toString());
        var name = message.getProperty();
        return message.getType().equals("additionalProperties") && name != null ? in.appendProperty(name) : in;
    }
}
