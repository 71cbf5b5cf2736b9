package org.torrust.deployer.eventstore;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an export says of itself in its first line.
 *
 * @param store the store it is of: the hash of its first event, null when there was none yet
 * @param chain how its lines hang together
 * @param environment the only environment it is of, or null when it is of all
 * @param after the position it begins behind, 0 for the beginning
 * @param count how many events it holds
 * @param headPosition the newest event of the store when it was written, in the export or not; 0 when there was none
 * @param headHash that event's hash; zeros when there was none
 */
public record ExportHeader(
        @Nullable String store,
        Chain chain,
        @Nullable String environment,
        long after,
        long count,
        long headPosition,
        String headHash) {

    /** How the lines of an export hang together, and so what can be checked without the store. */
    public enum Chain {
        /** From the first event to the head, without a gap. */
        WHOLE,
        /** From a later event to the head, without a gap; what the first line is linked to is not there. */
        TAIL,
        /** One environment's events: links to events of others lead out of the export. */
        GAPS;

        /** Its word in an export. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Chain of(String word) {
            return Arrays.stream(values())
                    .filter(chain -> chain.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no chain is called " + word));
        }
    }

    /** Whether something of the store is left out on purpose. */
    public boolean isPart() {
        return chain != Chain.WHOLE;
    }
}
