package org.torrust.deployer.eventstore;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.Refused;
import org.torrust.deployer.api.environment.Refused.Reason;

/**
 * How far a store had come at a moment, to be kept elsewhere: it shows later that nothing before it was cut or rewritten.
 *
 * @param store the hash of the store's first event, null while it had none
 * @param position the newest event then, 0 when there was none
 * @param hash that event's hash; zeros when there was none
 */
public record Checkpoint(@Nullable String store, long position, String hash) {

    private static final String FORMAT = "torrust-tracker-deployer-checkpoint";
    private static final int VERSION = 1;

    /** The line it is kept as. */
    public String text() {
        var line = ExportLine.line(json -> {
            json.writeStringField("format", FORMAT);
            json.writeNumberField("version", VERSION);
            json.writeStringField("store", store);
            json.writeNumberField("position", position);
            json.writeStringField("hash", hash);
        });
        return new String(line, StandardCharsets.UTF_8);
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @param name what the text is called where it came from
     * @throws Refused INVALID when it is no checkpoint, or one of a newer format
     */
    public static Checkpoint parse(String name, String text) {
        var line = ExportLine.parse(text.getBytes(StandardCharsets.UTF_8));
        if (!FORMAT.equals(line.path("format").textValue())) {
            throw refused("The file %s is no checkpoint.".formatted(name));
        }
        if (line.path("version").asInt() != VERSION) {
            throw refused("The checkpoint %s was written by a newer deployer.".formatted(name));
        }
        try {
            return new Checkpoint(
                    line.path("store").textValue(), ExportLine.number(line, "position"), ExportLine.text(line, "hash"));
        } catch (IllegalArgumentException e) {
            throw refused("The checkpoint %s cannot be used: %s.".formatted(name, e.getMessage()));
        }
    }

    private static Refused refused(String why) {
        return new Refused(
                Reason.INVALID, why, "Name one that was written by: torrust-tracker-deployer events checkpoint");
    }
}
