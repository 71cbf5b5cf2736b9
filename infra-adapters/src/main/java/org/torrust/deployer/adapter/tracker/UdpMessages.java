package org.torrust.deployer.adapter.tracker;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The datagrams of BEP 15, spelled and read. All numbers are big-endian. */
final class UdpMessages {

    private static final long PROTOCOL = 0x41727101980L;
    private static final int CONNECT = 0;
    private static final int ANNOUNCE = 1;
    private static final int SCRAPE = 2;
    private static final int ERROR = 3;
    private static final int CONNECT_ANSWER = 16;
    private static final int ANNOUNCE_ANSWER = 20;
    private static final int COUNTS = 12;
    private static final int AS_MANY_PEERS_AS_YOU_LIKE = -1;

    private UdpMessages() {}

    static byte[] connect(int transaction) {
        return ByteBuffer.allocate(16)
                .putLong(PROTOCOL)
                .putInt(CONNECT)
                .putInt(transaction)
                .array();
    }

    static byte[] announce(long connection, int transaction, PeerSelf peer, AnnounceEvent event) {
        return ByteBuffer.allocate(98)
                .putLong(connection)
                .putInt(ANNOUNCE)
                .putInt(transaction)
                .put(peer.infoHashBytes())
                .put(peer.peerIdBytes())
                .putLong(0) // downloaded
                .putLong(peer.left())
                .putLong(0) // uploaded
                .putInt(event.number())
                .putInt(0) // IP: the sender's
                .putInt(transaction) // key: any number that stays the same when the address changes
                .putInt(AS_MANY_PEERS_AS_YOU_LIKE)
                .putShort((short) peer.port())
                .array();
    }

    /** Asks for the counts of one torrent. */
    static byte[] scrape(long connection, int transaction, PeerSelf peer) {
        return ByteBuffer.allocate(36)
                .putLong(connection)
                .putInt(SCRAPE)
                .putInt(transaction)
                .put(peer.infoHashBytes())
                .array();
    }

    /** Reads any datagram; what is no answer of BEP 15 is {@link Answer.Unreadable}, never an exception. */
    static Answer read(ByteBuffer datagram) {
        if (datagram.remaining() < 8) {
            return new Answer.Unreadable();
        }
        var action = datagram.getInt();
        var transaction = datagram.getInt();
        return switch (action) {
            case CONNECT -> connected(transaction, datagram);
            case ANNOUNCE -> announced(transaction, datagram);
            case SCRAPE -> scraped(transaction, datagram);
            case ERROR ->
                new Answer.Refused(
                        transaction, StandardCharsets.UTF_8.decode(datagram).toString());
            default -> new Answer.Unreadable();
        };
    }

    // BEP 15: an answer may be longer than it must be, never shorter.
    private static Answer connected(int transaction, ByteBuffer rest) {
        return rest.remaining() >= CONNECT_ANSWER - 8
                ? new Answer.Connected(transaction, rest.getLong())
                : new Answer.Unreadable();
    }

    private static Answer announced(int transaction, ByteBuffer rest) {
        var peers = rest.remaining() - (ANNOUNCE_ANSWER - 8);
        return peers >= 0 && peers % CompactPeers.IPV4 == 0
                ? new Answer.Announced(transaction, rest.getInt(), rest.getInt(), rest.getInt(), peers(rest))
                : new Answer.Unreadable();
    }

    private static CompactPeers peers(ByteBuffer rest) {
        return new CompactPeers(StandardCharsets.ISO_8859_1.decode(rest).toString());
    }

    private static Answer scraped(int transaction, ByteBuffer rest) {
        return rest.remaining() >= COUNTS
                ? new Answer.Scraped(transaction, new SwarmCount(rest.getInt(), rest.getInt(), rest.getInt()))
                : new Answer.Unreadable();
    }

    /** What a tracker sent. */
    sealed interface Answer {

        /** @param id to be named in announces, for one minute */
        record Connected(int transaction, long id) implements Answer {}

        /** @param interval seconds until the peer should announce again */
        record Announced(int transaction, int interval, int leechers, int seeders, CompactPeers peers)
                implements Answer {}

        /** @param count of the torrent that was asked for */
        record Scraped(int transaction, SwarmCount count) implements Answer {}

        record Refused(int transaction, String reason) implements Answer {}

        record Unreadable() implements Answer {}

        /** Whether this answers the request of that transaction. */
        default boolean answers(int transaction) {
            return switch (this) {
                case Connected answer -> answer.transaction() == transaction;
                case Announced answer -> answer.transaction() == transaction;
                case Scraped answer -> answer.transaction() == transaction;
                case Refused answer -> answer.transaction() == transaction;
                case Unreadable answer -> false;
            };
        }
    }
}
