package org.torrust.deployer.cli.replay;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.history.RecordedEvent;
import org.torrust.deployer.cli.configuration.EffectiveSettings;
import org.torrust.deployer.command.environment.AggregateState;
import org.torrust.deployer.query.diff.Difference;
import org.torrust.deployer.query.diff.Facts;
import org.torrust.deployer.query.list.EnvironmentSummary;
import org.torrust.deployer.query.status.EnvironmentStatus;

/**
 * What is made of an environment's events so far: what it would decide from, and what is answered of it.
 *
 * @param status null before the first event, and so are {@code summary} and {@code last}
 * @param last the newest of the events
 */
public record Scene(
        AggregateState aggregate,
        @Nullable EnvironmentStatus status,
        @Nullable EnvironmentSummary summary,
        @Nullable RecordedEvent last) {

    /** Before the first event. */
    public static final Scene EMPTY = new Scene(AggregateState.UNBORN, null, null, null);

    /** What is made of it after one more event; throws what code that cannot take the event throws. */
    Scene after(RecordedEvent recorded) {
        return new Scene(
                aggregate.after(recorded.event()),
                EnvironmentStatus.after(status, recorded),
                EnvironmentSummary.after(summary, recorded),
                recorded);
    }

    /** All that it would decide from, by name and in words. */
    public Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        if (aggregate.claims() != null) {
            fields.putAll(Facts.of(aggregate.claims()));
        }
        fields.putAll(aggregate.operation());
        if (aggregate.configuration() != null) {
            fields.putAll(EffectiveSettings.of(aggregate.configuration()));
        }
        return fields;
    }

    /** What is otherwise in a later one, field by field. */
    List<Difference> changesTo(Scene later) {
        return Difference.between(fields(), later.fields());
    }
}
