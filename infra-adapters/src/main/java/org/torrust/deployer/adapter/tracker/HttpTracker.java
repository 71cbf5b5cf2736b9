package org.torrust.deployer.adapter.tracker;

import java.net.URI;
import java.util.Optional;

/**
 * An HTTP tracker as a peer meets it (BEP 3, compact peers by BEP 23), with Torrust's health check.
 *
 * @param base scheme, host and port, e.g. {@code http://10.0.0.7:7070}
 */
record HttpTracker(WebClient web, String base) {

    /** Torrust answers {@code {"status":"Ok"}} at {@code /health_check}. */
    Verdict health() throws NoAnswerException {
        return HealthAnswer.judged(web.get(URI.create(base + "/health_check")));
    }

    Announced announce(PeerSelf peer, AnnounceEvent event) throws NoAnswerException {
        var query = "info_hash=%s&peer_id=%s&port=%d&uploaded=0&downloaded=0&left=0&event=%s&compact=1"
                .formatted(peer.infoHashInUrl(), peer.peerId(), peer.port(), event.word());
        var reply = web.get(URI.create(base + "/announce?" + query));
        try {
            return Announced.read(Bencode.read(reply.bytes()))
                    .orElseThrow(() -> new NoAnswerException("what came is no announce answer: " + reply.quoted()));
        } catch (Bencode.MalformedException e) {
            throw new NoAnswerException("what came is not bencoded: " + reply.quoted(), e);
        }
    }

    /** What an HTTP tracker said to an announce. A refusal comes with status 200 too. */
    sealed interface Announced {

        /** @param interval seconds until the peer should announce again */
        record Peers(long interval) implements Announced {}

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
                    ? answer.find("interval", Bencode.Whole.class).map(interval -> new Peers(interval.value()))
                    : Optional.empty();
        }

        private static boolean hasPeers(Bencode.Dictionary answer) {
            return answer.find("peers", Bencode.Bytes.class)
                            .filter(peers -> peers.length() % 6 == 0)
                            .isPresent()
                    || answer.find("peers", Bencode.Many.class).isPresent();
        }
    }
}
