package org.torrust.deployer.eventstore;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.EnvironmentEvent;
import org.torrust.deployer.api.history.Provenance;
import org.torrust.deployer.api.history.RecordedEvent;
import org.torrust.deployer.api.json.LanguageJson;

/** Writes events and their provenance as JSON, and reads them back from whatever revision they were written in. */
final class EventCodec {

    private final ObjectMapper json = LanguageJson.mapper();
    private final Map<EventType, Upcaster> upcasters;
    private final Map<Class<?>, List<String>> parts = new ConcurrentHashMap<>();

    EventCodec() {
        this(Upcasters.ALL);
    }

    EventCodec(List<Upcaster> upcasters) {
        this.upcasters = upcasters.stream().collect(Collectors.toMap(Upcaster::from, Function.identity()));
    }

    String write(EnvironmentEvent event) {
        return text(event);
    }

    String write(Provenance provenance) {
        return text(provenance);
    }

    /** @throws UnknownEventException when the name, the revision or the shape is not known */
    RecordedEvent read(StoredEvent stored) {
        return new RecordedEvent(stored.position(), stored.sequence(), time(stored), event(stored), provenance(stored));
    }

    private static Instant time(StoredEvent stored) {
        try {
            return Instant.parse(stored.time());
        } catch (DateTimeParseException e) {
            throw unknown(stored, "'%s' is no time".formatted(stored.time()));
        }
    }

    private EnvironmentEvent event(StoredEvent stored) {
        var type = EventNames.known(stored.type(), stored.position());
        try {
            var payload = upcast(stored);
            requireOwn(stored, payload);
            var event = json.treeToValue(payload, type);
            requireParts(stored, payload, type);
            return event;
        } catch (JsonProcessingException e) {
            throw unknown(stored, "it " + words(e));
        }
    }

    /** An event names the environment it is recorded under; this also catches a payload that is no event at all. */
    private static void requireOwn(StoredEvent stored, JsonNode payload) {
        if (!stored.environment().equals(payload.path("environment").textValue())) {
            throw unknown(stored, "it does not say that it is of " + stored.environment());
        }
    }

    /** What an event is not without; else whoever folds it would stumble over what is not there. */
    private void requireParts(StoredEvent stored, JsonNode payload, Class<? extends EnvironmentEvent> type) {
        parts.computeIfAbsent(type, EventCodec::parts).stream()
                .filter(part -> !payload.hasNonNull(part))
                .findFirst()
                .ifPresent(part -> {
                    throw unknown(stored, "it does not hold its %s".formatted(part));
                });
    }

    private static List<String> parts(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(part -> !part.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(RecordComponent::getName)
                .toList();
    }

    private JsonNode upcast(JsonNode payload, EventType written) {
        var upcaster = upcasters.get(written);
        return upcaster == null
                ? payload
                : upcast(upcaster.change().apply(payload), new EventType(written.name(), written.revision() + 1));
    }

    private JsonNode upcast(StoredEvent stored) throws JsonProcessingException {
        var payload = json.readTree(stored.payload());
        try {
            return upcast(payload, stored.type());
        } catch (RuntimeException e) {
            // An upcaster meets what it was not made for.
            throw unknown(stored, "it does not hold what such an event holds");
        }
    }

    private Provenance provenance(StoredEvent stored) {
        try {
            return json.readValue(stored.metadata(), Provenance.class);
        } catch (JsonProcessingException e) {
            throw unknown(stored, "its metadata " + words(e));
        }
    }

    /** What the library says of it is about classes. */
    private static String words(JsonProcessingException trouble) {
        if (!(trouble instanceof JsonMappingException mapping)) {
            return "is no JSON";
        }
        var place = mapping.getPath().stream()
                .map(step -> step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining("."));
        if (mapping instanceof UnrecognizedPropertyException) {
            return "holds %s, which such an event does not".formatted(place);
        }
        return (place.isEmpty()
                        ? "does not hold what such an event holds"
                        : "does not hold at %s what belongs there".formatted(place))
                + own(mapping);
    }

    /** What stands there instead, where that is a word; or what our own types say of it. */
    private static String own(JsonMappingException trouble) {
        if (trouble instanceof InvalidFormatException format) {
            return ": '%s'".formatted(format.getValue());
        }
        return trouble instanceof ValueInstantiationException
                        && trouble.getCause() instanceof IllegalArgumentException ours
                ? ": " + ours.getMessage()
                : "";
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("events can be written as JSON", e);
        }
    }

    private static UnknownEventException unknown(StoredEvent stored, String why) {
        return new UnknownEventException(stored.position(), stored.type(), why);
    }
}
