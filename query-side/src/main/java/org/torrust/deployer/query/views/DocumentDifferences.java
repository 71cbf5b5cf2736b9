package org.torrust.deployer.query.views;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Tells where two JSON documents differ. */
final class DocumentDifferences {

    private static final int LONGEST = 120;

    private final ObjectMapper json = new ObjectMapper();
    private final List<Difference> found = new ArrayList<>();
    private final String name;

    private DocumentDifferences(String name) {
        this.name = name;
    }

    /** Every place that differs; at least one. Either text may be null or no JSON. */
    static List<Difference> of(String name, @Nullable String kept, @Nullable String folded) {
        var differences = new DocumentDifferences(name);
        differences.compare("", differences.parsed(kept), differences.parsed(folded));
        return differences.found.isEmpty()
                ? List.of(new Difference(name, "", cut(kept), cut(folded)))
                : differences.found;
    }

    private JsonNode parsed(@Nullable String text) {
        try {
            return text == null ? MissingNode.getInstance() : json.readTree(text);
        } catch (JsonProcessingException e) {
            return json.getNodeFactory().textNode(text);
        }
    }

    private void compare(String path, JsonNode kept, JsonNode folded) {
        if (kept.isObject() && folded.isObject()) {
            var fields = new TreeSet<String>();
            kept.fieldNames().forEachRemaining(fields::add);
            folded.fieldNames().forEachRemaining(fields::add);
            fields.forEach(field -> compare(below(path, field), kept.path(field), folded.path(field)));
        } else if (kept.isArray() && folded.isArray()) {
            IntStream.range(0, Math.max(kept.size(), folded.size()))
                    .forEach(index -> compare(path + "[" + index + "]", kept.path(index), folded.path(index)));
        } else if (!kept.equals(folded)) {
            found.add(new Difference(name, path, text(kept), text(folded)));
        }
    }

    private static String below(String path, String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    private static @Nullable String text(JsonNode node) {
        return node.isMissingNode() ? null : cut(node.toString());
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
