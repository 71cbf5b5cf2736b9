package org.torrust.deployer.adapter.simulated;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.torrust.deployer.adapter.simulated.SimulatedSwarm.Peer;

/** Answers over HTTP what peers ask (BEP 3, 23 and 48), and what operators ask Torrust's API. */
record SimulatedPages(SimulatedSwarm swarm, String token, boolean refusesStrangers) implements HttpHandler {

    private static final String KEY = "SIMULATEDkey";
    private static final String DONE = "{\"status\":\"ok\"}";
    private static final String API = "/api/v1/";
    private static final String WHITELIST = API + "whitelist/";

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var query = query(exchange);
        switch (path) {
            case "/health_check", "/api/health_check" -> send(exchange, 200, "{\"status\":\"Ok\"}");
            case "/announce" -> send(exchange, 200, refusesStrangers ? refusal() : announced(query));
            case "/announce/" + KEY -> send(exchange, 200, announced(query));
            case "/scrape", "/scrape/" + KEY -> send(exchange, 200, scraped(query));
            default -> answerOperator(exchange, path, query);
        }
    }

    private void answerOperator(HttpExchange exchange, String path, Map<String, String> query) throws IOException {
        if (!path.startsWith(API)) {
            send(exchange, 404, "");
        } else if (token.equals(query.get("token"))) {
            send(exchange, 200, told(exchange.getRequestMethod(), path));
        } else {
            send(exchange, 500, "Unhandled rejection: Err { reason: \"token not valid\" }");
        }
    }

    private String told(String method, String path) {
        if (path.equals(API + "stats")) {
            return swarm.statistics();
        }
        if (path.startsWith(API + "key/")) {
            return method.equals("POST") ? "{\"key\":\"%s\"}".formatted(KEY) : DONE;
        }
        if (path.equals(WHITELIST + "reload")) {
            return DONE;
        }
        var torrent = path.startsWith(WHITELIST) ? path.substring(WHITELIST.length()) : "";
        return switch (method) {
            case "POST" -> swarm.list(torrent) ? DONE : "{}";
            case "DELETE" -> swarm.unlist(torrent) ? DONE : "{}";
            default -> "{}";
        };
    }

    private String announced(Map<String, String> query) {
        swarm.count("tcp4_connections_handled");
        swarm.count("tcp4_announces_handled");
        var torrent = torrent(query);
        var peers = new StringBuilder();
        others(torrent, query)
                .forEach(peer -> peers.append("\u007f\0\0\u0001")
                        .append((char) (peer.port() >> 8))
                        .append((char) (peer.port() & 0xff)));
        return "d8:completei%de10:incompletei%de8:intervali%de12:min intervali%de5:peers%d:%se"
                .formatted(
                        swarm.seeders(torrent),
                        swarm.leechers(torrent),
                        SimulatedTracker.INTERVAL_SECONDS,
                        SimulatedTracker.INTERVAL_SECONDS,
                        peers.length(),
                        peers);
    }

    private List<Peer> others(String torrent, Map<String, String> query) {
        var peerId = query.getOrDefault("peer_id", "");
        var peer = new Peer(
                Integer.parseInt(query.getOrDefault("port", "0")),
                query.getOrDefault("left", "").equals("0"));
        return "stopped".equals(query.get("event"))
                ? swarm.left(torrent, peerId)
                : swarm.announced(torrent, peerId, peer);
    }

    private String scraped(Map<String, String> query) {
        swarm.count("tcp4_connections_handled");
        swarm.count("tcp4_scrapes_handled");
        var torrent = torrent(query);
        return "d5:filesd20:%sd8:completei%de10:downloadedi0e10:incompletei%deeee"
                .formatted(query.getOrDefault("info_hash", ""), swarm.seeders(torrent), swarm.leechers(torrent));
    }

    private static String torrent(Map<String, String> query) {
        return HexFormat.of().formatHex(query.getOrDefault("info_hash", "").getBytes(ISO_8859_1));
    }

    private static String refusal() {
        return "d14:failure reason%d:%se".formatted(SimulatedTracker.REFUSAL.length(), SimulatedTracker.REFUSAL);
    }

    private static Map<String, String> query(HttpExchange exchange) {
        var query = new HashMap<String, String>();
        var raw = exchange.getRequestURI().getRawQuery();
        for (var pair : (raw == null ? "" : raw).split("&", -1)) {
            var at = pair.indexOf('=');
            if (at > 0) {
                query.put(pair.substring(0, at), URLDecoder.decode(pair.substring(at + 1), ISO_8859_1));
            }
        }
        return query;
    }

    /** Bodies hold bytes, one a character. */
    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(ISO_8859_1);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
