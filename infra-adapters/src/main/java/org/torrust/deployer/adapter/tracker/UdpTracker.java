package org.torrust.deployer.adapter.tracker;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.torrust.deployer.adapter.tracker.UdpMessages.Answer;
import org.torrust.deployer.command.port.Interruption;

/**
 * A UDP tracker as a peer meets it (BEP 15). A request is sent again at BEP 15's pace until it is answered or its time is up,
 * each time under the same transaction, so that an answer that comes late still counts; anything else that comes is passed over.
 */
final class UdpTracker implements AutoCloseable {

    private static final int LARGEST_DATAGRAM = 65_507;

    private final DatagramSocket socket;
    private final RandomGenerator random;
    private final ProbeLimits limits;
    private final InstantSource clock;
    private final Interruption interruption;
    private final Interruption.Listening listening;
    private int passedOver;

    private UdpTracker(
            DatagramSocket socket,
            RandomGenerator random,
            ProbeLimits limits,
            InstantSource clock,
            Interruption interruption) {
        this.socket = socket;
        this.random = random;
        this.limits = limits;
        this.clock = clock;
        this.interruption = interruption;
        this.listening = interruption.listen(signal -> socket.close());
    }

    /** @throws NoAnswerException when the host's name is not known, or nothing leads there */
    static UdpTracker at(
            InetSocketAddress address,
            RandomGenerator random,
            ProbeLimits limits,
            InstantSource clock,
            Interruption interruption)
            throws NoAnswerException {
        if (address.isUnresolved()) {
            throw new NoAnswerException("no such host name is known");
        }
        try {
            var socket = new DatagramSocket();
            // Connected, so that only this tracker is heard, and a closed port is told at once.
            socket.connect(address);
            return new UdpTracker(socket, random, limits, clock, interruption);
        } catch (IOException e) {
            throw new NoAnswerException("nothing leads there: " + e.getMessage(), e);
        }
    }

    /** Asks for a connection id, good for announces during the next minute. */
    long connect() throws NoAnswerException {
        var transaction = random.nextInt();
        return switch (ask(UdpMessages.connect(transaction), transaction)) {
            case Answer.Connected connected -> connected.id();
            case Answer.Refused refused -> throw new NoAnswerException("refused: " + refused.reason());
            default -> throw new NoAnswerException("what came answers another question, not a connect");
        };
    }

    /** Announces the peer, and tells either {@link Answer.Announced} or {@link Answer.Refused}. */
    Answer announce(long connection, PeerSelf peer, AnnounceEvent event) throws NoAnswerException {
        var transaction = random.nextInt();
        var answer = ask(UdpMessages.announce(connection, transaction, peer, event), transaction);
        if (answer instanceof Answer.Connected || answer instanceof Answer.Scraped) {
            throw new NoAnswerException("what came answers another question, not an announce");
        }
        return answer;
    }

    /** Asks how many have the torrent of that peer, and how many want it. */
    SwarmCount scrape(long connection, PeerSelf peer) throws NoAnswerException {
        var transaction = random.nextInt();
        return switch (ask(UdpMessages.scrape(connection, transaction, peer), transaction)) {
            case Answer.Scraped scraped -> scraped.count();
            case Answer.Refused refused -> throw new NoAnswerException("refused: " + refused.reason());
            default -> throw new NoAnswerException("what came answers another question, not a scrape");
        };
    }

    /** The ports of the peers in an answer; over IPv6 the tracker tells longer addresses. */
    List<Integer> ports(Answer.Announced announced) {
        var isIpv6 = socket.getInetAddress() instanceof Inet6Address;
        return announced.peers().ports(isIpv6 ? CompactPeers.IPV6 : CompactPeers.IPV4);
    }

    @Override
    public void close() {
        listening.close();
        socket.close();
    }

    private Answer ask(byte[] request, int transaction) throws NoAnswerException {
        try {
            var end = clock.instant().plus(limits.udp());
            for (var wait = limits.udpRetransmit(); clock.instant().isBefore(end); wait = wait.multipliedBy(2)) {
                socket.send(new DatagramPacket(request, request.length));
                var answer = await(transaction, earlier(clock.instant().plus(wait), end));
                if (answer.isPresent()) {
                    return answer.get();
                }
            }
            throw new NoAnswerException(silence());
        } catch (PortUnreachableException e) {
            throw new NoAnswerException("nothing listens on that port", e);
        } catch (IOException e) {
            interruption.check();
            throw new NoAnswerException("the network failed: " + e.getMessage(), e);
        }
    }

    private Optional<Answer> await(int transaction, Instant until) throws IOException {
        while (clock.instant().isBefore(until)) {
            var answer = receive(Duration.between(clock.instant(), until));
            if (answer.isPresent() && answer.get().answers(transaction)) {
                return answer;
            }
            passedOver += answer.isPresent() ? 1 : 0;
        }
        return Optional.empty();
    }

    private Optional<Answer> receive(Duration limit) throws IOException {
        var packet = new DatagramPacket(new byte[LARGEST_DATAGRAM], LARGEST_DATAGRAM);
        try {
            // To a socket, 0 means for ever.
            socket.setSoTimeout((int) Math.max(1, limit.toMillis()));
            socket.receive(packet);
            return Optional.of(UdpMessages.read(ByteBuffer.wrap(packet.getData(), 0, packet.getLength())));
        } catch (SocketTimeoutException e) {
            return Optional.empty();
        }
    }

    private String silence() {
        var seconds = "no answer in %d s".formatted(limits.udp().toSeconds());
        return passedOver == 0 ? seconds : seconds + "; what came was not an answer to the request";
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
