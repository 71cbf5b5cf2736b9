package org.torrust.deployer.adapter.tracker;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * Who the probe says it is and what it says it shares: a torrent nobody has, so that no real swarm ever sees it.
 *
 * @param infoHash 20 bytes, in hex
 * @param peerId 20 characters, BEP 20
 * @param port the port it says it listens on
 */
record PeerSelf(String infoHash, String peerId, int port) {

    private static final int HASH_BYTES = 20;
    private static final String CLIENT = "-TD0100-";
    private static final int PORT = 6881;

    static PeerSelf made(RandomGenerator random) {
        var hash = new byte[HASH_BYTES];
        random.nextBytes(hash);
        var id = new StringBuilder(CLIENT);
        while (id.length() < HASH_BYTES) {
            id.append((char) ('0' + random.nextInt(10)));
        }
        return new PeerSelf(HexFormat.of().formatHex(hash), id.toString(), PORT);
    }

    byte[] infoHashBytes() {
        return HexFormat.of().parseHex(infoHash);
    }

    byte[] peerIdBytes() {
        return peerId.getBytes(StandardCharsets.US_ASCII);
    }

    /** The info hash as it stands in an HTTP announce: every byte percent-encoded, which any reader understands. */
    String infoHashInUrl() {
        return HexFormat.of().withUpperCase().withPrefix("%").formatHex(infoHashBytes());
    }
}
