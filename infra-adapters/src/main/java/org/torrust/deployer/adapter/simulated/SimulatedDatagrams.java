package org.torrust.deployer.adapter.simulated;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.torrust.deployer.adapter.simulated.SimulatedSwarm.Peer;

/** Answers datagrams as BEP 15 has it. */
record SimulatedDatagrams(SimulatedSwarm swarm, boolean refusesStrangers) {

    private static final int CONNECT = 0;
    private static final int ANNOUNCE = 1;
    private static final int SCRAPE = 2;
    private static final int ERROR = 3;
    private static final int STOPPED = 3;
    private static final int HEAD = 16;
    private static final int HASH = 20;
    private static final int WHOLE_ANNOUNCE = 98;
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final long PROTOCOL = 0x41727101980L;
    private static final long CONNECTION = 0x53494d554c415445L;

    byte[] reply(ByteBuffer request) {
        if (request.remaining() < HEAD) {
            return error(0, "too short");
        }
        var connection = request.getLong(0);
        var action = request.getInt(8);
        var transaction = request.getInt(12);
        if (action == CONNECT && connection == PROTOCOL) {
            return connected(transaction);
        }
        if (connection != CONNECTION) {
            return error(transaction, "connect first");
        }
        if (action == ANNOUNCE && request.limit() >= WHOLE_ANNOUNCE) {
            return refusesStrangers ? error(transaction, SimulatedTracker.REFUSAL) : announced(transaction, request);
        }
        return action == SCRAPE && request.limit() >= HEAD + HASH
                ? scraped(transaction, request)
                : error(transaction, "what is asked is not known");
    }

    private byte[] connected(int transaction) {
        swarm.count("udp4_connections_handled");
        return ByteBuffer.allocate(16)
                .putInt(CONNECT)
                .putInt(transaction)
                .putLong(CONNECTION)
                .array();
    }

    private byte[] announced(int transaction, ByteBuffer request) {
        swarm.count("udp4_announces_handled");
        var torrent = hex(request, HEAD);
        var peers = others(torrent, hex(request, HEAD + HASH), request);
        var reply = ByteBuffer.allocate(20 + 6 * peers.size())
                .putInt(ANNOUNCE)
                .putInt(transaction)
                .putInt(SimulatedTracker.INTERVAL_SECONDS)
                .putInt(swarm.leechers(torrent))
                .putInt(swarm.seeders(torrent));
        peers.forEach(peer -> reply.put(LOOPBACK).putShort((short) peer.port()));
        return reply.array();
    }

    private List<Peer> others(String torrent, String peerId, ByteBuffer request) {
        var missing = request.getLong(64);
        var port = Short.toUnsignedInt(request.getShort(96));
        return request.getInt(80) == STOPPED
                ? swarm.left(torrent, peerId)
                : swarm.announced(torrent, peerId, new Peer(port, missing == 0));
    }

    private byte[] scraped(int transaction, ByteBuffer request) {
        swarm.count("udp4_scrapes_handled");
        var torrent = hex(request, HEAD);
        return ByteBuffer.allocate(20)
                .putInt(SCRAPE)
                .putInt(transaction)
                .putInt(swarm.seeders(torrent))
                .putInt(0)
                .putInt(swarm.leechers(torrent))
                .array();
    }

    private static String hex(ByteBuffer request, int from) {
        var bytes = new byte[HASH];
        request.get(from, bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] error(int transaction, String message) {
        var text = message.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + text.length)
                .putInt(ERROR)
                .putInt(transaction)
                .put(text)
                .array();
    }
}
