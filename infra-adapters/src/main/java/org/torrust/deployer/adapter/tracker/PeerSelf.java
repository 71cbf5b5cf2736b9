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
 * @param left bytes it says it still misses
 */
record PeerSelf(String infoHash, String peerId, int port, long left) {

    private static final int HASH_BYTES = 20;
    private static final String CLIENT = "-TD0100-";
    private static final int PORT = 6881;
    private static final int LOWEST_PORT = 49_152;
    static final int HIGHEST_PORT = 65_535;

    static PeerSelf made(RandomGenerator random) {
        var hash = new byte[HASH_BYTES];
        random.nextBytes(hash);
        var id = new StringBuilder(CLIENT);
        while (id.length() < HASH_BYTES) {
            id.append((char) ('0' + random.nextInt(10)));
        }
        return new PeerSelf(HexFormat.of().formatHex(hash), id.toString(), PORT, 0);
    }

    /** One of the ports nobody is given for good (RFC 6335). */
    static int anyPort(RandomGenerator random) {
        return random.nextInt(LOWEST_PORT, HIGHEST_PORT + 1);
    }

    PeerSelf of(String torrent) {
        return new PeerSelf(torrent, peerId, port, left);
    }

    PeerSelf at(int otherPort, long missing) {
        return new PeerSelf(infoHash, peerId, otherPort, missing);
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
