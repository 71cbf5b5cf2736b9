package org.torrust.deployer.eventstore;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Spells the lines of an export: one way to write each, so that the same history gives the same bytes. */
final class ExportLine {

    static final String FORMAT = "torrust-tracker-deployer-events";
    static final int VERSION = 1;

    private static final JsonFactory JSON = new JsonFactory();

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
        var event = linked.event();
        return line(json -> {
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
        });
    }

    /** @param sha256 of all bytes before this line, lower-case hex */
    static byte[] trailer(long count, String sha256) {
        return line(json -> {
            json.writeStringField("end", FORMAT);
            json.writeNumberField("count", count);
            json.writeStringField("sha256", sha256);
        });
    }

    private static byte[] line(Fields fields) {
        var bytes = new ByteArrayOutputStream(1024);
        try (var json = JSON.createGenerator(bytes)) {
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
    private interface Fields {
        void write(JsonGenerator json) throws IOException;
    }
}
