package org.torrust.deployer.eventstore;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.torrust.deployer.api.json.HarmlessCharacters;
import org.torrust.deployer.eventstore.ExportHeader.Chain;

/** Spells the lines of an export, one way to write each, so that the same history gives the same bytes; and reads them. */
final class ExportLine {

    static final String FORMAT = "torrust-tracker-deployer-events";
    static final int VERSION = 1;

    private static final ObjectMapper JSON = HarmlessCharacters.in(JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    /** Deployers before this one escaped only what JSON wants escaped. */
    private static final ObjectMapper OLDER = new ObjectMapper();

    private ExportLine() {}

    static byte[] header(ExportHeader header) {
        return line(json -> {
            json.writeStringField("format", FORMAT);
            json.writeNumberField("version", VERSION);
            json.writeStringField("store", header.store());
            json.writeStringField("chain", header.chain().word());
            json.writeStringField("environment", header.environment());
            json.writeNumberField("after", header.after());
            json.writeNumberField("count", header.count());
            json.writeNumberField("headPosition", header.headPosition());
            json.writeStringField("headHash", header.headHash());
        });
    }

    static byte[] event(LinkedEvent linked) {
        return line(JSON, json -> write(json, linked));
    }

    /** As deployers before this one spelled it; mostly it is the same. */
    static byte[] olderEvent(LinkedEvent linked) {
        return line(OLDER, json -> write(json, linked));
    }

    private static void write(JsonGenerator json, LinkedEvent linked) throws IOException {
        var event = linked.event();
        json.writeNumberField("position", event.position());
        json.writeStringField("environment", event.environment());
        json.writeNumberField("sequence", event.sequence());
        json.writeStringField("id", event.id());
        json.writeStringField("type", event.type().name());
        json.writeNumberField("revision", event.type().revision());
        json.writeStringField("time", event.time());
        json.writeStringField("payload", event.payload());
        json.writeStringField("metadata", event.metadata());
        json.writeStringField("previous", linked.previous());
        json.writeStringField("hash", event.hash());
    }

    /** @param sha256 of all bytes before this line, lower-case hex */
    static byte[] trailer(long count, String sha256) {
        return line(json -> {
            json.writeStringField("end", FORMAT);
            json.writeNumberField("count", count);
            json.writeStringField("sha256", sha256);
        });
    }

    /** The object on a line; a missing node when there is none. */
    static JsonNode parse(byte[] line) {
        try {
            var node = JSON.readTree(line);
            return node.isObject() ? node : JSON.missingNode();
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        } catch (IOException e) {
            throw new IllegalStateException("nothing can fail in memory", e);
        }
    }

    /** @throws IllegalArgumentException naming a field that is missing */
    static ExportHeader header(JsonNode line) {
        return new ExportHeader(
                line.path("store").textValue(),
                Chain.of(text(line, "chain")),
                line.path("environment").textValue(),
                number(line, "after"),
                number(line, "count"),
                number(line, "headPosition"),
                text(line, "headHash"));
    }

    /** @throws IllegalArgumentException naming a field that is missing */
    static LinkedEvent event(JsonNode line) {
        return new LinkedEvent(
                text(line, "previous"),
                new StoredEvent(
                        number(line, "position"),
                        text(line, "environment"),
                        number(line, "sequence"),
                        text(line, "id"),
                        new EventType(text(line, "type"), revision(line)),
                        text(line, "time"),
                        text(line, "payload"),
                        text(line, "metadata"),
                        text(line, "hash")));
    }

    static String text(JsonNode line, String field) {
        var value = line.path(field);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("'%s' is missing".formatted(field));
        }
        return value.textValue();
    }

    static long number(JsonNode line, String field) {
        var value = line.path(field);
        if (value.isMissingNode()) {
            throw new IllegalArgumentException("'%s' is missing".formatted(field));
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException("'%s' is no number that an event can have".formatted(field));
        }
        return value.longValue();
    }

    private static int revision(JsonNode line) {
        var number = number(line, "revision");
        if (number != (int) number) {
            throw new IllegalArgumentException("'revision' is no number that an event can have");
        }
        return (int) number;
    }

    static byte[] line(Fields fields) {
        return line(JSON, fields);
    }

    private static byte[] line(ObjectMapper spelling, Fields fields) {
        var bytes = new ByteArrayOutputStream(1024);
        try (var json = spelling.getFactory().createGenerator(bytes)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new IllegalStateException("nothing can fail in memory", e);
        }
        return bytes.toByteArray();
    }

    /** What stands between the braces. */
    interface Fields {
        void write(JsonGenerator json) throws IOException;
    }
}
