package org.torrust.deployer.cli.configuration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;

/** Writes the JSON Schema that the keys amount to. */
final class SchemaOfKeys {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SchemaOfKeys() {}

    static String text() throws JsonProcessingException {
        var lines = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        return new ObjectMapper().writer(lines).writeValueAsString(schema()) + "\n";
    }

    private static ObjectNode schema() {
        var schema = NODES.objectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$id", "urn:torrust-tracker-deployer:schema:configuration:1")
                .put("title", "Settings of an environment of torrust-tracker-deployer")
                .put("$ref", "#/$defs/environment");
        var parts = schema.putObject("$defs");
        environment(parts.putObject("environment"));
        settings(parts.putObject("settings"));
        parts.putObject("reference")
                .put("description", "Read once, when the environment is created: ${env:NAME} or ${file:PATH}.")
                .put("type", "string")
                .put("pattern", "\\$\\{[^}]*\\}");
        return schema;
    }

    /** What the provider that is named does not know is not allowed. */
    private static void environment(ObjectNode node) {
        node.put("$ref", "#/$defs/settings");
        var rules = node.putArray("allOf");
        for (var provider : ConfigurationKeys.PROVIDERS) {
            var rule = rules.addObject();
            var named = rule.putObject("if").put("type", "object");
            named.putArray("required").add("provider");
            var condition = named.putObject("properties").putObject("provider").put("type", "object");
            condition.putArray("required").add("name");
            condition.putObject("properties").putObject("name").put("const", provider);
            var foreign = rule.putObject("then").putObject("properties");
            foreign.putObject("provider").putObject("properties");
            ConfigurationKeys.all().stream()
                    .filter(setting ->
                            ConfigurationKeys.find(provider, setting.key()).isEmpty())
                    .forEach(setting -> foreign.withObjectProperty(setting.section())
                            .withObjectProperty("properties")
                            .put(setting.name(), false));
        }
    }

    private static void settings(ObjectNode node) {
        types(node, "object", "null");
        var sections = node.put("additionalProperties", false).putObject("properties");
        for (var setting : ConfigurationKeys.all()) {
            var section = sections.withObjectProperty(setting.section());
            if (section.isEmpty()) {
                types(section, "object", "null");
                section.put("additionalProperties", false);
            }
            add(section.withObjectProperty("properties"), setting);
        }
    }

    private static void types(ObjectNode node, String... types) {
        List.of(types).forEach(node.putArray("type")::add);
    }

    /** A key that providers understand differently may be what any of them wants. */
    private static void add(ObjectNode keys, Setting setting) {
        var key = keys.withObjectProperty(setting.name());
        if (key.isEmpty()) {
            key.put("description", setting.about());
            if (!setting.fallback().isEmpty()) {
                key.set("default", plain(setting.kind(), setting.fallback()));
            }
            key.putArray("examples").add(plain(setting.kind(), setting.example()));
            if (setting.isSecret()) {
                key.put("writeOnly", true);
            }
        }
        var alternatives = new LinkedHashSet<JsonNode>();
        key.path("anyOf").forEach(alternatives::add);
        alternatives.addAll(alternatives(setting));
        key.putArray("anyOf").addAll(alternatives);
    }

    private static List<JsonNode> alternatives(Setting setting) {
        var alternatives = new java.util.ArrayList<JsonNode>();
        alternatives.add(shape(setting.kind()));
        alternatives.add(NODES.objectNode().put("$ref", "#/$defs/reference"));
        if (setting.kind() instanceof Kind.Several several) {
            var one = several.each().pattern();
            alternatives.add(pattern("%s(\\s*,\\s*(%s))*".formatted("(" + one + ")", one)));
        }
        if (setting.mayBeEmpty()) {
            var none = NODES.objectNode();
            none.putArray("enum").addNull().add("");
            alternatives.add(none);
        }
        return alternatives;
    }

    private static ObjectNode shape(Kind kind) {
        var node = NODES.objectNode();
        return switch (kind) {
            case Kind.Text text -> pattern(text.pattern());
            case Kind.Choice choice -> {
                choice.choices().forEach(node.putArray("enum")::add);
                yield node;
            }
            case Kind.Whole whole ->
                node.put("type", "integer").put("minimum", whole.least()).put("maximum", whole.most());
            case Kind.Seconds seconds ->
                node.put("type", "number").put("minimum", seconds.least()).put("maximum", seconds.most());
            case Kind.Truth truth -> node.put("type", "boolean");
            case Kind.Several several -> {
                var items = node.put("type", "array").putObject("items").putArray("anyOf");
                items.add(pattern(several.each().pattern())).addObject().put("$ref", "#/$defs/reference");
                yield node;
            }
        };
    }

    private static ObjectNode pattern(String pattern) {
        return NODES.objectNode()
                .put("type", "string")
                .put("pattern", "^(" + pattern + ")$")
                .put("maxLength", Kind.LONGEST);
    }

    /** A default or an example as JSON has it. */
    private static JsonNode plain(Kind kind, String value) {
        return switch (kind) {
            case Kind.Whole whole -> NODES.numberNode(Integer.parseInt(value));
            case Kind.Seconds seconds -> NODES.numberNode(Double.parseDouble(value));
            case Kind.Truth truth -> NODES.booleanNode(Boolean.parseBoolean(value));
            case Kind.Several several -> list(Kind.Several.parts(value));
            default -> NODES.textNode(value);
        };
    }

    private static ArrayNode list(List<String> values) {
        var list = NODES.arrayNode();
        values.forEach(list::add);
        return list;
    }
}
