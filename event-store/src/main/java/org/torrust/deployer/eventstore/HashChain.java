package org.torrust.deployer.eventstore;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Links each event to the one before: {@code SHA-256(previous ‖ header and metadata ‖ SHA-256(payload))}.
 *
 * <p>Each field goes in with its length before it, so that no two different events read the same.
 */
final class HashChain {

    /** What the first event is linked to. */
    static final String ROOT = "0".repeat(64);

    private HashChain() {}

    /** The link of an event whose {@code hash} is not looked at, in lower-case hex. */
    static String link(String previous, StoredEvent event) {
        var digest = sha256();
        digest.update(HexFormat.of().parseHex(previous));
        put(digest, Long.toString(event.position()));
        put(digest, event.environment());
        put(digest, Long.toString(event.sequence()));
        put(digest, event.id());
        put(digest, event.type().name());
        put(digest, Integer.toString(event.type().revision()));
        put(digest, event.time());
        put(digest, event.metadata());
        digest.update(sha256().digest(event.payload().getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Whether it can be a link at all: 64 hex digits. */
    static boolean isLink(String text) {
        return text.matches("[0-9a-f]{64}");
    }

    private static void put(MessageDigest digest, String field) {
        var bytes = field.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
