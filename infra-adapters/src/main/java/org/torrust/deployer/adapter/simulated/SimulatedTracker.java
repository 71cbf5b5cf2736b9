package org.torrust.deployer.adapter.simulated;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A small tracker on loopback ports the system chooses: BEP 15 connect and announce, BEP 3 announce, and the API of
 * torrust-tracker as far as it is asked. Knows no torrents.
 */
final class SimulatedTracker implements AutoCloseable {

    private static final int CONNECT = 0;
    private static final int ANNOUNCE = 1;
    private static final int ERROR = 3;
    private static final long PROTOCOL = 0x41727101980L;
    private static final long CONNECTION = 0x53494d554c415445L;
    private static final int INTERVAL_SECONDS = 300;
    private static final String REFUSAL = "The torrent or the peer is not known to this private tracker";

    private final String token;
    private final boolean refusesStrangers;
    private final DatagramSocket udp;
    private final HttpServer http;

    SimulatedTracker(String token, boolean refusesStrangers) {
        this.token = token;
        this.refusesStrangers = refusesStrangers;
        try {
            var loopback = InetAddress.getLoopbackAddress();
            udp = new DatagramSocket(new InetSocketAddress(loopback, 0));
            http = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("SIMULATED: no port is free on loopback", e);
        }
        Thread.ofVirtual().start(this::answerDatagrams);
        http.createContext("/", this::answer);
        http.start();
    }

    int udpPort() {
        return udp.getLocalPort() > 0 ? udp.getLocalPort() : 9;
    }

    int httpPort() {
        return http.getAddress().getPort();
    }

    @Override
    public void close() {
        udp.close();
        http.stop(0);
    }

    private void answerDatagrams() {
        var packet = new DatagramPacket(new byte[2048], 2048);
        while (!udp.isClosed()) {
            try {
                udp.receive(packet);
                var reply = reply(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()));
                udp.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
            } catch (IOException e) {
                return; // The socket was closed: nobody asks any more.
            }
        }
    }

    private byte[] reply(ByteBuffer request) {
        if (request.remaining() < 16) {
            return error(0, "too short");
        }
        var connection = request.getLong();
        var action = request.getInt();
        var transaction = request.getInt();
        if (action == CONNECT && connection == PROTOCOL) {
            return ByteBuffer.allocate(16)
                    .putInt(CONNECT)
                    .putInt(transaction)
                    .putLong(CONNECTION)
                    .array();
        }
        if (action == ANNOUNCE && connection == CONNECTION) {
            return refusesStrangers ? error(transaction, REFUSAL) : announced(transaction);
        }
        return error(transaction, "connect first");
    }

    private static byte[] announced(int transaction) {
        return ByteBuffer.allocate(20)
                .putInt(ANNOUNCE)
                .putInt(transaction)
                .putInt(INTERVAL_SECONDS)
                .putInt(0)
                .putInt(1)
                .array();
    }

    private static byte[] error(int transaction, String message) {
        var text = message.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + text.length)
                .putInt(ERROR)
                .putInt(transaction)
                .put(text)
                .array();
    }

    private void answer(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestURI().getPath()) {
            case "/health_check", "/api/health_check" -> send(exchange, 200, "{\"status\":\"Ok\"}");
            case "/announce" -> send(exchange, 200, refusesStrangers ? refusal() : announcedOverHttp());
            case "/api/v1/stats" -> answerStats(exchange);
            default -> send(exchange, 404, "");
        }
    }

    private void answerStats(HttpExchange exchange) throws IOException {
        var query = String.valueOf(exchange.getRequestURI().getQuery());
        if (query.contains("token=" + token)) {
            send(exchange, 200, "{\"torrents\":0,\"seeders\":0,\"completed\":0,\"leechers\":0}");
        } else {
            send(exchange, 500, "Unhandled rejection: Err { reason: \"token not valid\" }");
        }
    }

    private static String refusal() {
        return "d14:failure reason%d:%se".formatted(REFUSAL.length(), REFUSAL);
    }

    private static String announcedOverHttp() {
        return "d8:completei1e10:incompletei0e8:intervali300e12:min intervali300e5:peers0:e";
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
