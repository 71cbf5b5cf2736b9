package org.torrust.deployer.adapter.tracker;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import org.torrust.deployer.command.port.Measurement;

/**
 * Some peers that announce themselves at the same time, each again as soon as it was answered: {@value #PEERS} peers,
 * {@value #ANNOUNCES} announces each, which no tracker takes for an attack.
 */
record Load(InstantSource clock, TimeLimit limit) {

    static final int PEERS = 4;
    static final int ANNOUNCES = 100;

    /** @throws NoAnswerException when an announce was not answered, or the time was up before all were */
    Measurement put(String check, int listener, String endpoint, Announcing.Begin peer) throws NoAnswerException {
        var peers = new ArrayList<Announcing>();
        try {
            for (var each = 0; each < PEERS; each++) {
                peers.add(peer.begin());
            }
            var begun = clock.instant();
            var latencies = Latencies.of(atOnce(peers));
            var took = Duration.between(begun, clock.instant());
            for (var each : peers) {
                each.end();
            }
            return measured(check, listener, endpoint, latencies, took);
        } finally {
            peers.forEach(Announcing::close);
        }
    }

    private List<Duration> atOnce(List<Announcing> peers) throws NoAnswerException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = peers.stream()
                    .map(peer -> CompletableFuture.supplyAsync(() -> announced(peer), threads))
                    .toList();
            return running.stream().flatMap(each -> each.join().stream()).toList();
        } catch (CompletionException e) {
            throw rethrown(e);
        }
    }

    private static RuntimeException rethrown(CompletionException failed) throws NoAnswerException {
        if (failed.getCause() instanceof GaveUpException gaveUp) {
            throw new NoAnswerException(String.valueOf(gaveUp.getMessage()), gaveUp);
        }
        return failed.getCause() instanceof RuntimeException ours ? ours : failed;
    }

    private List<Duration> announced(Announcing peer) {
        var took = new ArrayList<Duration>();
        while (took.size() < ANNOUNCES) {
            if (limit.isUp()) {
                throw new GaveUpException("the time of the suite is over, and not all announces are done", null);
            }
            var begun = clock.instant();
            try {
                peer.again();
            } catch (NoAnswerException e) {
                throw new GaveUpException("announce %d of a peer: %s".formatted(took.size() + 1, e.getMessage()), e);
            }
            took.add(Duration.between(begun, clock.instant()));
        }
        return took;
    }

    private static Measurement measured(
            String check, int listener, String endpoint, Latencies latencies, Duration took) {
        var requests = PEERS * ANNOUNCES;
        return new Measurement(
                check,
                listener,
                endpoint,
                requests,
                requests / Math.max(1e-6, took.toNanos() / 1e9),
                latencies.percentile(50),
                latencies.percentile(90),
                latencies.percentile(99),
                latencies.max());
    }

    /** Carries the words of a {@link NoAnswerException} out of a thread. */
    private static final class GaveUpException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        GaveUpException(String why, @org.jspecify.annotations.Nullable Throwable cause) {
            super(why, cause);
        }
    }
}
