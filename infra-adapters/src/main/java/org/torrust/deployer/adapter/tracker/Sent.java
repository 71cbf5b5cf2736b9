package org.torrust.deployer.adapter.tracker;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Counts the requests a tracker answered, so that its own statistics can be held against them. */
final class Sent {

    private final Map<Kind, Long> counts = new ConcurrentSkipListMap<>();

    /** What Torrust counts, by the name it has in its statistics, which hold it for IPv4 and IPv6 apart. */
    enum Kind {
        UDP_CONNECTS("udp%d_connections_handled", "UDP connects"),
        UDP_ANNOUNCES("udp%d_announces_handled", "UDP announces"),
        UDP_SCRAPES("udp%d_scrapes_handled", "UDP scrapes"),
        HTTP_ANNOUNCES("tcp%d_announces_handled", "HTTP announces"),
        HTTP_SCRAPES("tcp%d_scrapes_handled", "HTTP scrapes");

        private final String name;
        private final String words;

        Kind(String name, String words) {
            this.name = name;
            this.words = words;
        }

        private long in(Map<String, Long> counters) {
            return counters.getOrDefault(name.formatted(4), 0L) + counters.getOrDefault(name.formatted(6), 0L);
        }
    }

    void answered(Kind kind) {
        counts.merge(kind, 1L, Long::sum);
    }

    /** What the tracker has not counted (yet), in words; others may be asking it too, so more than was sent is right. */
    Optional<String> missing(Map<String, Long> before, Map<String, Long> after) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().in(after) - entry.getKey().in(before) < entry.getValue())
                .map(entry -> "%d %s were answered, %d were counted"
                        .formatted(
                                entry.getValue(),
                                entry.getKey().words,
                                entry.getKey().in(after) - entry.getKey().in(before)))
                .findFirst();
    }

    /** E.g. {@code 4 UDP announces, 1 UDP scrapes}. */
    String told() {
        List<String> words = counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().words)
                .toList();
        return String.join(", ", words);
    }

    boolean isNothing() {
        return counts.isEmpty();
    }
}
