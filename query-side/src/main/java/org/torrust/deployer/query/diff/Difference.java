package org.torrust.deployer.query.diff;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A fact or a setting that is not the same.
 *
 * @param before its value in words, or null when it had none; {@code after} likewise
 */
public record Difference(
        String field, @Nullable String before, @Nullable String after) {

    /** All that differ, in the order of the fields; a value that is empty counts as none. */
    public static List<Difference> between(Map<String, String> before, Map<String, String> after) {
        var fields = new LinkedHashSet<>(before.keySet());
        fields.addAll(after.keySet());
        return fields.stream()
                .map(field -> new Difference(field, value(before, field), value(after, field)))
                .filter(difference -> !Objects.equals(difference.before(), difference.after()))
                .toList();
    }

    private static @Nullable String value(Map<String, String> values, String field) {
        var value = values.get(field);
        return value == null || value.isEmpty() ? null : value;
    }
}
