package org.torrust.deployer.adapter.tracker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.torrust.deployer.adapter.tracker.LoopbackTracker.UdpBehaviour;
import org.torrust.deployer.api.configuration.Listeners;
import org.torrust.deployer.api.configuration.SocketBinding;

/** A tracker on loopback that remembers its peers as Torrust's does, until it is told to misbehave. */
final class SwarmingTracker implements AutoCloseable {

    static final String TOKEN = "s3cr3t";

    /** The ports of the peers that are announced, by torrent in hex. */
    final Map<String, Set<Integer>> swarm = new ConcurrentHashMap<>();

    final Set<String> listed = ConcurrentHashMap.newKeySet();
    final List<String> asked = new CopyOnWriteArrayList<>();
    volatile UdpBehaviour udp = (request, reply) -> reply.send(answer(request));
    volatile boolean forgetsPeers;
    volatile int counted = 1;
    volatile boolean counts = true;
    volatile boolean tokenIsAsked = true;
    volatile boolean keepsList = true;
    volatile boolean onlyListed;
    volatile boolean machineAnswers = true;
    volatile String key = "";

    private final Map<String, Integer> counters = new ConcurrentHashMap<>();
    private final DatagramSocket datagrams;
    private final HttpServer web;

    SwarmingTracker() {
        try {
            datagrams = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
        web.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        web.createContext("/", this::serve);
        web.start();
    }

    Listeners listeners() {
        var page = new SocketBinding("0.0.0.0", web.getAddress().getPort());
        return new Listeners(
                List.of(new SocketBinding("0.0.0.0", datagrams.getLocalPort())), List.of(page), page, page);
    }

    @Override
    public void close() {
        datagrams.close();
        web.stop(0);
    }

    private byte[] answer(ByteBuffer request) {
        var torrent = request.limit() < 36 ? "" : hex(request);
        return switch (request.getInt(8)) {
            case 0 -> {
                count("udp4_connections_handled");
                yield LoopbackTracker.answer(request);
            }
            case 1 -> announced(request, torrent);
            default -> {
                count("udp4_scrapes_handled");
                yield bytes(reply(2, request, 20).putInt(counted).putInt(0).putInt(1));
            }
        };
    }

    private byte[] announced(ByteBuffer request, String torrent) {
        if (onlyListed && !listed.contains(torrent)) {
            return LoopbackTracker.refusal(request, "not listed");
        }
        count("udp4_announces_handled");
        var others = met(torrent, Short.toUnsignedInt(request.getShort(96)), request.getInt(80) == 3);
        var reply =
                reply(1, request, 20 + 6 * others.size()).putInt(120).putInt(0).putInt(1);
        others.forEach(port -> reply.putInt(0).putShort(port.shortValue()));
        return bytes(reply);
    }

    private List<Integer> met(String torrent, int port, boolean isLeaving) {
        var peers = swarm.computeIfAbsent(torrent, any -> ConcurrentHashMap.newKeySet());
        var others = new ArrayList<>(peers);
        if (isLeaving) {
            peers.remove(port);
        } else {
            peers.add(port);
        }
        return forgetsPeers ? List.of() : others;
    }

    private void serve(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI();
        asked.add(exchange.getRequestMethod() + " " + uri.getPath());
        var query = query(uri.getRawQuery());
        var isOperator = !uri.getPath().startsWith("/api/v1/") || !tokenIsAsked || TOKEN.equals(query.get("token"));
        var body = (isOperator ? page(exchange.getRequestMethod(), uri.getPath(), query) : "token not valid")
                .getBytes(ISO_8859_1);
        exchange.sendResponseHeaders(isOperator ? 200 : 500, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String page(String method, String path, Map<String, String> query) {
        var word = path.substring(path.lastIndexOf('/') + 1);
        if (path.endsWith("health_check")) {
            return "{\"status\":\"Ok\"}";
        }
        if (path.startsWith("/announce")) {
            return (key.isEmpty() ? "announce" : key).equals(word) ? announced(query) : "d14:failure reason3:keye";
        }
        if (path.startsWith("/scrape")) {
            count("tcp4_scrapes_handled");
            return "d5:filesd20:%sd8:completei%de10:incompletei1eeee".formatted(query.get("info_hash"), counted);
        }
        if (path.endsWith("/stats")) {
            return statistics();
        }
        if (path.contains("/key/")) {
            return method.equals("POST") ? "{\"key\":\"%s\"}".formatted(key) : "{\"status\":\"ok\"}";
        }
        return path.endsWith("/reload") || changed(method, word) ? "{\"status\":\"ok\"}" : "unknown";
    }

    private String announced(Map<String, String> query) {
        var torrent =
                HexFormat.of().formatHex(query.getOrDefault("info_hash", "").getBytes(ISO_8859_1));
        if (onlyListed && !listed.contains(torrent)) {
            return "d14:failure reason10:not listede";
        }
        count("tcp4_announces_handled");
        var ports = met(
                        torrent,
                        Integer.parseInt(query.getOrDefault("port", "")),
                        query.getOrDefault("event", "").equals("stopped"))
                .stream()
                .map(port -> "\0\0\0\0" + (char) (port >> 8) + (char) (port & 0xff))
                .collect(Collectors.joining());
        return "d8:intervali300e5:peers%d:%se".formatted(ports.length(), ports);
    }

    private boolean changed(String method, String torrent) {
        if (method.equals("POST")) {
            return !keepsList || listed.add(torrent);
        }
        return listed.remove(torrent);
    }

    private String statistics() {
        return Stream.of("udp4_connections", "udp4_announces", "udp4_scrapes", "tcp4_announces", "tcp4_scrapes")
                .map(name -> ",\"%1$s_handled\":%2$d".formatted(name, counters.getOrDefault(name + "_handled", 0)))
                .collect(Collectors.joining("", "{\"torrents\":3", "}"));
    }

    private void count(String counter) {
        if (counts) {
            counters.merge(counter, 1, Integer::sum);
        }
    }

    private static Map<String, String> query(String raw) {
        return Stream.of(String.valueOf(raw).split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], ISO_8859_1)));
    }

    private static byte[] bytes(ByteBuffer filled) {
        var bytes = new byte[filled.flip().remaining()];
        filled.get(bytes);
        return bytes;
    }

    private static ByteBuffer reply(int action, ByteBuffer request, int length) {
        return ByteBuffer.allocate(length).putInt(action).putInt(request.getInt(12));
    }

    private static String hex(ByteBuffer request) {
        var bytes = new byte[20];
        request.get(16, bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private void serve() {
        var packet = new DatagramPacket(new byte[2048], 2048);
        while (!datagrams.isClosed()) {
            try {
                datagrams.receive(packet);
                var request = ByteBuffer.wrap(packet.getData().clone(), 0, packet.getLength());
                var from = packet.getSocketAddress();
                udp.on(request, bytes -> datagrams.send(new DatagramPacket(bytes, bytes.length, from)));
            } catch (IOException e) {
                return;
            }
        }
    }
}
