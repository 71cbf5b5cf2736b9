package org.torrust.deployer.adapter.simulated;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a played tracker knows: its torrents with their peers, what it counted, and its whitelist. Safe for several threads. */
final class SimulatedSwarm {

    private static final List<String> COUNTERS = List.of(
            "tcp4_connections_handled",
            "tcp4_announces_handled",
            "tcp4_scrapes_handled",
            "udp4_connections_handled",
            "udp4_announces_handled",
            "udp4_scrapes_handled");

    private final Map<String, Map<String, Peer>> torrents = new HashMap<>();
    private final Map<String, Long> counters = new TreeMap<>();
    private final Set<String> listed = new HashSet<>();

    /** @param torrent in hex, as everywhere here */
    synchronized List<Peer> announced(String torrent, String peerId, Peer peer) {
        var peers = torrents.computeIfAbsent(torrent, any -> new LinkedHashMap<>());
        peers.put(peerId, peer);
        var others = new LinkedHashMap<>(peers);
        others.remove(peerId);
        return new ArrayList<>(others.values());
    }

    synchronized List<Peer> left(String torrent, String peerId) {
        var peers = torrents.getOrDefault(torrent, new LinkedHashMap<>());
        peers.remove(peerId);
        if (peers.isEmpty()) {
            torrents.remove(torrent);
        }
        return new ArrayList<>(peers.values());
    }

    synchronized int seeders(String torrent) {
        return (int) torrents.getOrDefault(torrent, Map.of()).values().stream()
                .filter(Peer::isSeeder)
                .count();
    }

    synchronized int leechers(String torrent) {
        return torrents.getOrDefault(torrent, Map.of()).size() - seeders(torrent);
    }

    synchronized void count(String counter) {
        counters.merge(counter, 1L, Long::sum);
    }

    synchronized boolean list(String torrent) {
        return listed.add(torrent);
    }

    synchronized boolean unlist(String torrent) {
        return listed.remove(torrent);
    }

    synchronized boolean isListed(String torrent) {
        return listed.contains(torrent);
    }

    /** As Torrust's API tells them, in JSON. */
    synchronized String statistics() {
        var json = new StringBuilder("{\"torrents\":%d,\"seeders\":%d,\"completed\":0,\"leechers\":%d"
                .formatted(
                        torrents.size(),
                        torrents.keySet().stream().mapToInt(this::seeders).sum(),
                        torrents.keySet().stream().mapToInt(this::leechers).sum()));
        COUNTERS.forEach(name -> json.append(",\"%s\":%d".formatted(name, counters.getOrDefault(name, 0L))));
        return json.append('}').toString();
    }

    /** @param port the one it said it listens on, on loopback */
    record Peer(int port, boolean isSeeder) {}
}
