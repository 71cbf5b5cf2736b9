package org.torrust.deployer.adapter.tracker;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Peers as trackers list them: an address and a port after the other (BEP 15, BEP 23; BEP 7 for IPv6).
 *
 * @param latin1 the bytes in ISO 8859-1, so that each byte is one character
 */
record CompactPeers(String latin1) {

    static final int IPV4 = 6;
    static final int IPV6 = 18;

    static final CompactPeers NONE = new CompactPeers("");

    /**
     * The ports the peers said they listen on. Their addresses tell less: a tracker may know another one of a peer than the
     * peer does.
     *
     * @param size bytes of one peer
     */
    List<Integer> ports(int size) {
        return IntStream.range(0, latin1.length() / size)
                .mapToObj(peer -> port(peer * size + size - 2))
                .toList();
    }

    private int port(int at) {
        return latin1.charAt(at) << 8 | latin1.charAt(at + 1);
    }
}
