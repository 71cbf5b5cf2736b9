package org.torrust.deployer.cli.configuration;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Reads YAML or JSON token by token, so that every part keeps its line and a key that is there twice is seen. Nothing is
 * expanded: aliases, with which a short text becomes an endless one, are refused.
 */
final class DocumentParser {

    private static final int DEEPEST = 16;
    private static final int LONGEST_NUMBER = 300;
    private static final Pattern LOOKS_LIKE_JSON = Pattern.compile("\\A\\s*\\{\\s*[\"}]");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** What is no number in JSON either gets its key told, like any other wrong value. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private final String source;
    private final JsonParser parser;
    private final Map<JsonPointer, Integer> lines = new HashMap<>();
    private final List<Violation> violations = new ArrayList<>();

    private DocumentParser(String source, JsonParser parser) {
        this.source = source;
        this.parser = parser;
    }

    /** @throws Faults when it is neither YAML nor JSON */
    static SettingsDocument parse(String source, String text) {
        var isJson = source.endsWith(".json") || LOOKS_LIKE_JSON.matcher(text).find();
        var language = isJson ? "JSON" : "YAML";
        try (var parser = (isJson ? JSON : new YAMLFactory()).createParser(text)) {
            return new DocumentParser(source, parser).document();
        } catch (JsonProcessingException e) {
            throw new Faults(List.of(broken(source, language, e)));
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory can be read", e);
        }
    }

    private SettingsDocument document() throws IOException {
        parser.nextToken();
        var tree = parser.hasCurrentToken() ? value(JsonPointer.empty()) : NODES.nullNode();
        if (parser.nextToken() != null) {
            violate(JsonPointer.empty(), "There is a second document; one is what can be used.");
        }
        return new SettingsDocument(source, tree, lines, violations);
    }

    private JsonNode value(JsonPointer part) throws IOException {
        lines.putIfAbsent(part, line());
        if (parser instanceof YAMLParser yaml) {
            requirePlain(yaml, part);
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(part);
            case START_ARRAY -> array(part);
            case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(parser.getBooleanValue());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(part);
            case VALUE_NULL -> NODES.nullNode();
            default -> NODES.textNode(text(part));
        };
    }

    /** What is longer than any setting may be is not even held against the schema. */
    private String text(JsonPointer part) throws IOException {
        var text = parser.getText();
        if (text.length() > Kind.LONGEST) {
            violate(part, "%s is longer than %d characters.".formatted(named(part), Kind.LONGEST));
            throw new Faults(violations);
        }
        return text;
    }

    private static String named(JsonPointer part) {
        var path = SettingsDocument.path(part);
        return path.isEmpty() ? "What is there" : path;
    }

    /**
     * A number is what everybody reads as the same one. The others stay text as they were written: YAML takes {@code 010} for
     * eight, {@code 1_000} for a thousand and {@code .nan} for a number, and no memory could hold {@code 1e999999999}.
     */
    private JsonNode number(JsonPointer part) throws IOException {
        var text = text(part);
        if (!Kind.isPlainNumber(text) || text.length() > LONGEST_NUMBER) {
            return NODES.textNode(text);
        }
        return parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                ? NODES.numberNode(parser.getBigIntegerValue())
                : NODES.numberNode(parser.getDecimalValue());
    }

    private JsonNode object(JsonPointer part) throws IOException {
        requireShallow(part);
        var object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            var within = part.appendProperty(name);
            if (object.has(name)) {
                violate(
                        within,
                        "%s is there twice; line %d has it first."
                                .formatted(SettingsDocument.path(within), lines.get(within)));
            }
            lines.putIfAbsent(within, line());
            parser.nextToken();
            var value = value(within);
            if (!object.has(name)) {
                object.set(name, value);
            }
        }
        return object;
    }

    private JsonNode array(JsonPointer part) throws IOException {
        requireShallow(part);
        var array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(part.appendIndex(array.size())));
        }
        return array;
    }

    private void requireShallow(JsonPointer part) {
        if (parser.getParsingContext().getNestingDepth() > DEEPEST) {
            violate(part, "It is nested more than %d deep.".formatted(DEEPEST));
            throw new Faults(violations);
        }
    }

    private void requirePlain(YAMLParser yaml, JsonPointer part) throws IOException {
        if (yaml.isCurrentAlias()) {
            violate(
                    part,
                    "Aliases like *%s are not understood; write the value out.".formatted(Shown.of(yaml.getText())));
            throw new Faults(violations);
        }
        if (yaml.getTypeId() != null) {
            var tag = yaml.getTypeId().replaceFirst("^tag:yaml\\.org,2002:", "!");
            violate(part, "Tags like !%s are not understood; leave it away.".formatted(Shown.of(tag)));
        }
    }

    private void violate(JsonPointer part, String sentence) {
        var path = SettingsDocument.path(part);
        violations.add(new Violation(source, line(), path.isEmpty() ? null : path, sentence));
    }

    private int line() {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }

    private static Violation broken(String source, String language, JsonProcessingException fault) {
        var words = SyntaxWords.of(language, words(fault));
        var sentence = "It cannot be read as %s: %s.".formatted(language, Shown.of(words));
        return new Violation(source, brokenLine(fault), null, sentence);
    }

    private static String words(JsonProcessingException fault) {
        if (marked(fault) instanceof MarkedYAMLException yaml && yaml.getProblem() != null) {
            return yaml.getProblem();
        }
        return fault.getOriginalMessage();
    }

    private static @Nullable Integer brokenLine(JsonProcessingException fault) {
        if (marked(fault) instanceof MarkedYAMLException yaml && yaml.getProblemMark() != null) {
            return yaml.getProblemMark().getLine() + 1;
        }
        return fault.getLocation() == null
                ? null
                : Math.max(1, fault.getLocation().getLineNr());
    }

    private static @Nullable Throwable marked(JsonProcessingException fault) {
        return fault.getCause();
    }
}
