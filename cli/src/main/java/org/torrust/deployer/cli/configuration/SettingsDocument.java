package org.torrust.deployer.cli.configuration;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Settings as they were written into a file.
 *
 * @param source the file as it was named
 * @param tree what it holds; an empty file holds a null
 * @param lines where each part of the tree begins, from 1
 * @param violations what is wrong with how it is written
 */
record SettingsDocument(String source, JsonNode tree, Map<JsonPointer, Integer> lines, List<Violation> violations) {

    SettingsDocument {
        lines = Map.copyOf(lines);
        violations = List.copyOf(violations);
    }

    Violation violation(JsonPointer part, String sentence) {
        var path = path(part);
        return new Violation(source, line(part), path.isEmpty() ? null : path, sentence);
    }

    /** What is wrong with how it is written and with what it says. */
    List<Violation> with(Collection<Violation> more) {
        return Stream.concat(violations.stream(), more.stream()).toList();
    }

    /** Where a part begins, or what it is in. */
    int line(JsonPointer part) {
        var line = lines.get(part);
        return line != null ? line : part.matches() ? 1 : line(part.head());
    }

    /** What lies below a name, as a document of its own with the same lines. */
    SettingsDocument below(String name) {
        var root = JsonPointer.empty().appendProperty(name);
        var linesBelow = new HashMap<JsonPointer, Integer>();
        lines.forEach((part, line) -> {
            if (part.matchesProperty(name)) {
                linesBelow.put(part.tail(), line);
            }
        });
        var below = tree.at(root);
        return new SettingsDocument(
                source, below.isMissingNode() ? NullNode.getInstance() : below, linesBelow, violations);
    }

    /** A part as it is named to people: {@code tracker.udp[1]}; empty for the whole. */
    static String path(JsonPointer part) {
        if (part.matches()) {
            return "";
        }
        var before = path(part.head());
        var last = part.last().getMatchingProperty();
        if (part.last().mayMatchElement()) {
            return before + "[" + last + "]";
        }
        return Shown.of(before.isEmpty() ? last : before + "." + last);
    }

    /** The value of a key as it would be typed behind {@code --set}. */
    static String typed(JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(SettingsDocument::typed)
                    .collect(Collectors.joining(","));
        }
        if (value.isFloatingPointNumber()) {
            // Java would write a small one as 1.0E-4.
            return value.decimalValue().toPlainString();
        }
        return value.isNull() ? "" : value.asText();
    }
}
