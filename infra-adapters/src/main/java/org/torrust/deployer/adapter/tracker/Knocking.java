package org.torrust.deployer.adapter.tracker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.torrust.deployer.command.port.Interruption;

/** Finds out from here which ports of a machine answer, and tells its tracker nothing it would remember. */
public final class Knocking {

    private static final Duration TCP = Duration.ofSeconds(2);
    private static final ProbeLimits UDP = new ProbeLimits(Duration.ofSeconds(1), Duration.ofSeconds(3), TCP);

    private final RandomGenerator random;
    private final InstantSource clock;
    private final Interruption interruption;

    public Knocking(Interruption interruption) {
        this.random = RandomGenerator.getDefault();
        this.clock = InstantSource.system();
        this.interruption = interruption;
    }

    /** Whether someone takes a connection. */
    public boolean isOpen(String host, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), (int) TCP.toMillis());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether a UDP tracker gives a connection id; a port that is silent may be closed or shy. */
    public boolean isUdpTracker(String host, int port) {
        var address = new InetSocketAddress(host, port);
        try (var tracker = UdpTracker.at(address, random, UDP, clock, interruption)) {
            tracker.connect();
            return true;
        } catch (NoAnswerException e) {
            return false;
        }
    }
}
