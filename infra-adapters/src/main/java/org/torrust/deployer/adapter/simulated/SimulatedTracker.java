package org.torrust.deployer.adapter.simulated;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A small tracker on loopback ports the system chooses: BEP 15, BEP 3 and 48, and the API of torrust-tracker as far as it is
 * asked. Its torrents, peers and counts are real; they end with it.
 */
final class SimulatedTracker implements AutoCloseable {

    static final int INTERVAL_SECONDS = 300;
    static final String REFUSAL = "The torrent or the peer is not known to this private tracker";

    private final SimulatedSwarm swarm = new SimulatedSwarm();
    private final SimulatedDatagrams datagrams;
    private final DatagramSocket udp;
    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    SimulatedTracker(String token, boolean refusesStrangers) {
        datagrams = new SimulatedDatagrams(swarm, refusesStrangers);
        try {
            var loopback = InetAddress.getLoopbackAddress();
            udp = new DatagramSocket(new InetSocketAddress(loopback, 0));
            http = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("SIMULATED: no port is free on loopback", e);
        }
        threads.execute(this::answerDatagrams);
        http.setExecutor(threads);
        http.createContext("/", new SimulatedPages(swarm, token, refusesStrangers));
        http.start();
    }

    int udpPort() {
        return udp.getLocalPort();
    }

    int httpPort() {
        return http.getAddress().getPort();
    }

    /** What it knows. */
    SimulatedSwarm swarm() {
        return swarm;
    }

    @Override
    public void close() {
        udp.close();
        http.stop(0);
        threads.shutdownNow();
    }

    private void answerDatagrams() {
        var packet = new DatagramPacket(new byte[2048], 2048);
        while (!udp.isClosed()) {
            try {
                udp.receive(packet);
                var reply = datagrams.reply(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()));
                udp.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
            } catch (IOException e) {
                return; // The socket was closed: nobody asks any more.
            }
        }
    }
}
