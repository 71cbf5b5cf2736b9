package org.torrust.deployer.adapter.tracker;

import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.configuration.Listeners;
import org.torrust.deployer.api.configuration.SocketBinding;
import org.torrust.deployer.command.port.InterruptedByOperatorException;
import org.torrust.deployer.command.port.Interruption;
import org.torrust.deployer.command.port.ProbeReport;
import org.torrust.deployer.command.port.ProbeReport.Answer;
import org.torrust.deployer.command.port.TestWish;

/**
 * Makes every request once that shows a tracker serves: for each UDP tracker {@code udp-connect} and {@code udp-announce}, for
 * each HTTP tracker {@code http-health} and {@code http-announce}, for the API {@code api-health} and {@code api-stats}. An
 * announce is for a torrent nobody has, and taken back at once.
 */
public final class TrackerRequests {

    private final RandomGenerator random;
    private final ProbeLimits limits;
    private final InstantSource clock;
    private final Interruption interruption;

    /** Asks at BEP 15's pace, as a peer nobody can guess. */
    public TrackerRequests(Interruption interruption) {
        this(new SecureRandom(), ProbeLimits.usual(), InstantSource.system(), interruption);
    }

    /** @param random makes transaction ids, the peer and its torrent; used by several threads */
    public TrackerRequests(RandomGenerator random, ProbeLimits limits, InstantSource clock, Interruption interruption) {
        this.random = random;
        this.limits = limits;
        this.clock = clock;
        this.interruption = interruption;
    }

    /**
     * Asks all listeners, at the same time.
     *
     * @param host where they are reached, whatever address they listen on there
     * @param listeners their ports; the health check cannot be reached from outside and is not asked
     * @param token of the API, or null when it is not known, which fails {@code api-stats}
     * @param admission whom the tracker lets in: where that is not everyone, its refusal is the right answer
     * @param doing told what is asked, free of secrets; called from several threads
     * @throws InterruptedByOperatorException when stopped
     */
    public ProbeReport probe(
            String host, Listeners listeners, @Nullable String token, Admission admission, Consumer<String> doing) {
        var asking = new Asking(clock, doing, TimeLimit.none(clock));
        try (var web = new WebClient(limits.http(), interruption)) {
            return new ProbeReport(once(asking, web, host, listeners, token, admission));
        }
    }

    /**
     * Carries out a suite.
     *
     * @param doing as in {@link #probe}
     * @throws InterruptedByOperatorException when stopped
     */
    public ProbeReport test(TestedTracker tested, TestWish wish, Consumer<String> doing) {
        var asking = new Asking(clock, doing, TimeLimit.of(wish.limit(), clock));
        try (var web = new WebClient(limits.http(), interruption)) {
            var suites = new Suites(random, limits, clock, interruption, tested, asking, web);
            return switch (wish.suite()) {
                case BASIC -> new ProbeReport(once(asking, web, tested));
                case FULL -> suites.full(once(asking, web, tested));
                case PERFORMANCE -> suites.performance();
            };
        }
    }

    private List<Answer> once(Asking asking, WebClient web, TestedTracker tested) {
        return once(asking, web, tested.host(), tested.listeners(), tested.token(), tested.admission());
    }

    private List<Answer> once(
            Asking asking,
            WebClient web,
            String host,
            Listeners listeners,
            @Nullable String token,
            Admission admission) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var probes = new ArrayList<Supplier<List<Answer>>>();
            listeners.udp().forEach(udp -> probes.add(() -> udp(asking, admission, host, udp)));
            listeners.http().forEach(http -> probes.add(() -> http(asking, admission, web, url("http", host, http))));
            probes.add(() ->
                    new ApiProbe(asking, new TrackerApi(web, url("http", host, listeners.api())), token).answers());
            return atOnce(probes, threads);
        }
    }

    /** The same for a tracker that is private or open to everyone. */
    public ProbeReport probe(
            String host, Listeners listeners, @Nullable String token, boolean isPrivate, Consumer<String> doing) {
        return probe(host, listeners, token, isPrivate ? Admission.KNOWN_PEERS : Admission.EVERYONE, doing);
    }

    private List<Answer> udp(Asking asking, Admission admission, String host, SocketBinding listener) {
        var address = new InetSocketAddress(host, listener.port());
        try (var probe = new UdpProbe(
                asking,
                url("udp", host, listener),
                admission,
                PeerSelf.made(random),
                () -> UdpTracker.at(address, random, udpLimits(admission), clock, interruption))) {
            return probe.answers();
        }
    }

    private ProbeLimits udpLimits(Admission admission) {
        return admission.servesNoUdp() ? limits.forSilence() : limits;
    }

    private List<Answer> http(Asking asking, Admission admission, WebClient web, String base) {
        return new HttpProbe(asking, new HttpTracker(web, base), admission, PeerSelf.made(random)).answers();
    }

    private static List<Answer> atOnce(List<Supplier<List<Answer>>> probes, ExecutorService threads) {
        var coming = probes.stream()
                .map(probe -> CompletableFuture.supplyAsync(probe, threads))
                .toList();
        return coming.stream().flatMap(answers -> joined(answers).stream()).toList();
    }

    private static List<Answer> joined(CompletableFuture<List<Answer>> answers) {
        try {
            return answers.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof InterruptedByOperatorException stopped) {
                throw stopped;
            }
            throw e;
        }
    }

    private static String url(String scheme, String host, SocketBinding listener) {
        return "%s://%s".formatted(scheme, new SocketBinding(host, listener.port()));
    }
}
