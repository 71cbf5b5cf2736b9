package org.torrust.deployer.adapter.tracker;

import java.nio.charset.StandardCharsets;

/**
 * What a web server answered.
 *
 * @param latin1 the body in ISO 8859-1, so that each byte is one character
 */
record HttpReply(int status, String latin1) {

    private static final int QUOTED = 200;

    static HttpReply of(int status, byte[] body) {
        return new HttpReply(status, new String(body, StandardCharsets.ISO_8859_1));
    }

    byte[] bytes() {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }

    boolean isOk() {
        return status == 200;
    }

    /** The status and the first words of the body, in one printable line. */
    String quoted() {
        var text = new String(bytes(), StandardCharsets.UTF_8)
                .replaceAll("\\p{C}+|\\s+", " ")
                .strip();
        var cut = text.length() <= QUOTED ? text : text.substring(0, QUOTED) + "…";
        return cut.isEmpty() ? "HTTP " + status : "HTTP %d: %s".formatted(status, cut);
    }
}
