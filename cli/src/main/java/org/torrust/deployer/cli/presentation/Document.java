package org.torrust.deployer.cli.presentation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.PrintWriter;
import org.torrust.deployer.api.json.HarmlessCharacters;
import org.torrust.deployer.api.json.LanguageJson;
import org.torrust.deployer.cli.Format;

/** Answers for programs: JSON or YAML with a schema version, which grows and never changes. */
final class Document {

    /** Raised only when something is taken away or changes its meaning. */
    static final int SCHEMA_VERSION = 1;

    private static final ObjectMapper JSON =
            HarmlessCharacters.in(LanguageJson.mapper()).enable(SerializationFeature.INDENT_OUTPUT);

    private static final ObjectMapper LINE = HarmlessCharacters.in(LanguageJson.mapper());

    private Document() {}

    static ObjectNode create() {
        return JSON.createObjectNode().put("schemaVersion", SCHEMA_VERSION);
    }

    /** A part of a document. */
    static ObjectNode node() {
        return JSON.createObjectNode();
    }

    static com.fasterxml.jackson.databind.JsonNode tree(Object value) {
        return JSON.valueToTree(value);
    }

    /** As people read it, over several lines. */
    static String pretty(ObjectNode node) {
        return text(Format.json, node);
    }

    static void print(PrintWriter out, Format format, ObjectNode document) {
        out.println(text(format, document).stripTrailing());
    }

    private static String text(Format format, ObjectNode document) {
        try {
            return switch (format) {
                case yaml -> HarmlessCharacters.escaped(yaml().writeValueAsString(document));
                case jsonl -> LINE.writeValueAsString(document);
                case json, table -> JSON.writeValueAsString(document);
            };
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can be written", e);
        }
    }

    private static ObjectMapper yaml() {
        return new ObjectMapper(new YAMLFactory().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER));
    }
}
