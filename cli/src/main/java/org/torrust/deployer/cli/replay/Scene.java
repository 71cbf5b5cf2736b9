package org.torrust.deployer.cli.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.history.RecordedEvent;
import org.torrust.deployer.cli.configuration.EffectiveSettings;
import org.torrust.deployer.command.environment.AggregateState;
import org.torrust.deployer.query.list.EnvironmentSummary;
import org.torrust.deployer.query.status.EnvironmentStatus;

/**
 * What is made of an environment's events so far: what it would decide from, and what is answered of it.
 *
 * @param status null before the first event, and so is {@code summary}
 */
public record Scene(
        AggregateState aggregate,
        @Nullable EnvironmentStatus status,
        @Nullable EnvironmentSummary summary) {

    /** Before the first event. */
    public static final Scene EMPTY = new Scene(AggregateState.UNBORN, null, null);

    /** What is made of it after one more event; throws what code that cannot take the event throws. */
    Scene after(RecordedEvent recorded) {
        return new Scene(
                aggregate.after(recorded.event()),
                EnvironmentStatus.after(status, recorded),
                EnvironmentSummary.after(summary, recorded));
    }

    /** All that it would decide from, by name, in words; what has no value is left out. */
    public Map<String, String> fields() {
        var fields = new LinkedHashMap<>(aggregate.fields());
        var configuration = aggregate.configuration();
        if (configuration != null) {
            fields.putAll(EffectiveSettings.of(configuration));
        }
        fields.values().removeIf(String::isEmpty);
        return fields;
    }

    /** What is otherwise in a later one, field by field. */
    List<FieldChange> changesTo(Scene later) {
        var before = fields();
        var after = later.fields();
        var names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        var changes = new ArrayList<FieldChange>();
        for (var name : names) {
            if (!Objects.equals(before.get(name), after.get(name))) {
                changes.add(new FieldChange(name, before.get(name), after.get(name)));
            }
        }
        return changes;
    }
}
