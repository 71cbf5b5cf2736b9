package org.torrust.deployer.adapter.tracker;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An HTTP tracker as a peer meets it (BEP 3, compact peers by BEP 23), with Torrust's health check.
 *
 * @param base scheme, host and port, e.g. {@code http://10.0.0.7:7070}
 * @param key lets its peers into a private Torrust tracker; empty for none
 */
record HttpTracker(WebClient web, String base, String key) {

    /** Met without a key. */
    HttpTracker(WebClient web, String base) {
        this(web, base, "");
    }

    /** Torrust answers {@code {"status":"Ok"}} at {@code /health_check}. */
    Verdict health() throws NoAnswerException {
        return HealthAnswer.judged(web.get(URI.create(base + "/health_check")));
    }

    Announced announce(PeerSelf peer, AnnounceEvent event) throws NoAnswerException {
        var query = "info_hash=%s&peer_id=%s&port=%d&uploaded=0&downloaded=0&left=%d&event=%s&compact=1"
                .formatted(peer.infoHashInUrl(), peer.peerId(), peer.port(), peer.left(), event.word());
        var reply = web.get(at("announce", query));
        return Announced.read(read(reply))
                .orElseThrow(() -> new NoAnswerException("what came is no announce answer: " + quoted(reply)));
    }

    /** Asks how many have the torrent of that peer, and how many want it. */
    SwarmCount scrape(PeerSelf peer) throws NoAnswerException {
        var reply = web.get(at("scrape", "info_hash=" + peer.infoHashInUrl()));
        return Optional.of(read(reply))
                .filter(Bencode.Dictionary.class::isInstance)
                .flatMap(answer -> count((Bencode.Dictionary) answer, peer))
                .orElseThrow(() -> new NoAnswerException("what came is no scrape answer: " + quoted(reply)));
    }

    private URI at(String request, String query) {
        return URI.create("%s/%s%s?%s".formatted(base, request, key.isEmpty() ? "" : "/" + key, query));
    }

    private Bencode read(HttpReply reply) throws NoAnswerException {
        try {
            return Bencode.read(reply.bytes());
        } catch (Bencode.MalformedException e) {
            throw new NoAnswerException("what came is not bencoded: " + quoted(reply), e);
        }
    }

    private String quoted(HttpReply reply) {
        return key.isEmpty() ? reply.quoted() : reply.quoted().replace(key, "[key]");
    }

    private static Optional<SwarmCount> count(Bencode.Dictionary answer, PeerSelf peer) {
        var torrent = new String(peer.infoHashBytes(), StandardCharsets.ISO_8859_1);
        return answer.find("files", Bencode.Dictionary.class)
                .flatMap(files -> files.find(torrent, Bencode.Dictionary.class))
                .map(file ->
                        new SwarmCount(count(file, "complete"), count(file, "downloaded"), count(file, "incomplete")));
    }

    private static long count(Bencode.Dictionary file, String name) {
        return file.find(name, Bencode.Whole.class).map(Bencode.Whole::value).orElse(0L);
    }

    /** What an HTTP tracker said to an announce. A refusal comes with status 200 too. */
    sealed interface Announced {

        /**
         * @param interval seconds until the peer should announce again
         * @param ports of the other peers
         */
        record Peers(long interval, List<Integer> ports) implements Announced {}

        record Refused(String reason) implements Announced {}

        /** Empty when it is neither peers nor a refusal. */
        static Optional<Announced> read(Bencode answer) {
            return Optional.of(answer)
                    .filter(Bencode.Dictionary.class::isInstance)
                    .map(Bencode.Dictionary.class::cast)
                    .flatMap(entries -> refused(entries).or(() -> peers(entries)));
        }

        private static Optional<Announced> refused(Bencode.Dictionary answer) {
            return answer.find("failure reason", Bencode.Bytes.class).map(reason -> new Refused(reason.text()));
        }

        private static Optional<Announced> peers(Bencode.Dictionary answer) {
            return hasPeers(answer)
                    ? answer.find("interval", Bencode.Whole.class)
                            .map(interval -> new Peers(interval.value(), ports(answer)))
                    : Optional.empty();
        }

        private static List<Integer> ports(Bencode.Dictionary answer) {
            return Stream.of(
                            compact(answer, "peers", CompactPeers.IPV4),
                            compact(answer, "peers6", CompactPeers.IPV6),
                            written(answer))
                    .flatMap(List::stream)
                    .toList();
        }

        private static List<Integer> compact(Bencode.Dictionary answer, String name, int size) {
            return answer.find(name, Bencode.Bytes.class)
                    .map(peers -> new CompactPeers(peers.latin1()).ports(size))
                    .orElse(List.of());
        }

        // BEP 3: a list of dictionaries, from trackers that know no compact form.
        private static List<Integer> written(Bencode.Dictionary answer) {
            return answer.find("peers", Bencode.Many.class).map(Bencode.Many::values).orElse(List.of()).stream()
                    .filter(Bencode.Dictionary.class::isInstance)
                    .flatMap(peer -> ((Bencode.Dictionary) peer).find("port", Bencode.Whole.class).stream())
                    .map(port -> (int) port.value())
                    .toList();
        }

        private static boolean hasPeers(Bencode.Dictionary answer) {
            return answer.find("peers", Bencode.Bytes.class)
                            .filter(peers -> peers.length() % 6 == 0)
                            .isPresent()
                    || answer.find("peers", Bencode.Many.class).isPresent();
        }
    }
}
