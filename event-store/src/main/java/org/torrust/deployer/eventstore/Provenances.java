package org.torrust.deployer.eventstore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.MessageOriginProvider;
import org.axonframework.messaging.correlation.MultiCorrelationDataProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.history.Provenance;

/** Carries provenance through Axon's messages, as their metadata. */
public final class Provenances {

    private static final String ACTOR = "actor";
    private static final String ARGUMENTS = "arguments";
    private static final String VERSIONS = "versions";
    private static final String REASON = "reason";
    private static final String CAUSE = "correlationId";

    private Provenances() {}

    /** As metadata of a command; its cause is set by the message that is handled. */
    public static MetaData toMetaData(Provenance provenance) {
        var values = new HashMap<String, Object>();
        values.put(ACTOR, provenance.actor());
        values.put(ARGUMENTS, new ArrayList<>(provenance.arguments()));
        values.put(VERSIONS, new HashMap<>(provenance.versions()));
        if (provenance.reason() != null) {
            values.put(REASON, provenance.reason());
        }
        return MetaData.from(values);
    }

    /** Hands provenance on from a command to what follows from it. */
    public static CorrelationDataProvider handingOn() {
        return new MultiCorrelationDataProvider<>(List.of(
                new SimpleCorrelationDataProvider(ACTOR, ARGUMENTS, VERSIONS, REASON), new MessageOriginProvider()));
    }

    static Provenance of(MetaData metadata) {
        return new Provenance(
                String.valueOf(metadata.getOrDefault(ACTOR, "unknown")),
                String.valueOf(metadata.getOrDefault(CAUSE, "")),
                texts(metadata.get(ARGUMENTS)),
                pairs(metadata.get(VERSIONS)),
                metadata.get(REASON) instanceof String reason ? reason : null);
    }

    private static List<String> texts(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static Map<String, String> pairs(@Nullable Object value) {
        var pairs = new HashMap<String, String>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> pairs.put(String.valueOf(key), String.valueOf(each)));
        }
        return pairs;
    }
}
