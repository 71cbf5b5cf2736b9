package org.torrust.deployer.adapter.tracker;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.torrust.deployer.api.configuration.Listeners;
import org.torrust.deployer.api.configuration.SocketBinding;

/** A tracker on loopback that answers as Torrust's does, until it is told to misbehave. */
final class LoopbackTracker implements AutoCloseable {

    static final String TOKEN = "s3cr3t";
    private static final String PEERS = "d8:completei1e10:incompletei0e8:intervali300e12:min intervali300e5:peers0:e";

    final List<String> asked = new CopyOnWriteArrayList<>();
    volatile UdpBehaviour udp = (request, reply) -> reply.send(answer(request));
    volatile UnaryOperator<String> announceAnswer = query -> PEERS;
    volatile int statsStatus = 200;

    private final DatagramSocket datagrams;
    private final HttpServer web;
    private final int udpPort;
    private final int webPort;

    LoopbackTracker() {
        try {
            datagrams = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        udpPort = datagrams.getLocalPort();
        webPort = web.getAddress().getPort();
        Thread.ofVirtual().start(this::serve);
        serve("/health_check", query -> "{\"status\":\"Ok\"}", 200);
        serve("/announce", query -> announceAnswer.apply(query), 200);
        serve("/api/health_check", query -> "{\"status\":\"Ok\"}", 200);
        web.createContext("/api/v1/stats", exchange -> {
            var right = exchange.getRequestURI().getRawQuery().equals("token=" + TOKEN) && statsStatus == 200;
            var body = (right ? "{\"torrents\":3}" : "Unhandled: token " + TOKEN + " not valid")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(right ? 200 : 500, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        web.start();
    }

    Listeners listeners() {
        return new Listeners(
                List.of(new SocketBinding("0.0.0.0", udpPort)),
                List.of(new SocketBinding("0.0.0.0", webPort)),
                new SocketBinding("0.0.0.0", webPort),
                new SocketBinding("127.0.0.1", 1313));
    }

    /** The answer BEP 15 asks for. */
    static byte[] answer(ByteBuffer request) {
        var transaction = request.getInt(12);
        return request.getInt(8) == 0
                ? ByteBuffer.allocate(16)
                        .putInt(0)
                        .putInt(transaction)
                        .putLong(0x77L)
                        .array()
                : ByteBuffer.allocate(20)
                        .putInt(1)
                        .putInt(transaction)
                        .putInt(120)
                        .putInt(0)
                        .putInt(1)
                        .array();
    }

    static byte[] refusal(ByteBuffer request, String words) {
        var text = words.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + text.length)
                .putInt(3)
                .putInt(request.getInt(12))
                .put(text)
                .array();
    }

    @Override
    public void close() {
        datagrams.close();
        web.stop(0);
    }

    private void serve(String path, UnaryOperator<String> answer, int status) {
        web.createContext(path, exchange -> {
            var query = String.valueOf(exchange.getRequestURI().getRawQuery());
            asked.add(path + "?" + query);
            var body = answer.apply(query).getBytes(StandardCharsets.ISO_8859_1);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private void serve() {
        var packet = new DatagramPacket(new byte[2048], 2048);
        while (!datagrams.isClosed()) {
            try {
                datagrams.receive(packet);
                var request = ByteBuffer.wrap(packet.getData().clone(), 0, packet.getLength());
                asked.add("udp %d %d".formatted(request.getInt(8), request.limit() >= 98 ? request.getInt(80) : 0));
                udp.on(request, reply(packet.getSocketAddress()));
            } catch (IOException e) {
                return;
            }
        }
    }

    private Reply reply(SocketAddress to) {
        return bytes -> datagrams.send(new DatagramPacket(bytes, bytes.length, to));
    }

    interface UdpBehaviour {
        void on(ByteBuffer request, Reply reply) throws IOException;
    }

    interface Reply {
        void send(byte[] bytes) throws IOException;
    }
}
