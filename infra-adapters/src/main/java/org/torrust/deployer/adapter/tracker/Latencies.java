package org.torrust.deployer.adapter.tracker;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** How long requests took, the shortest first. */
record Latencies(List<Duration> sorted) {

    static Latencies of(Collection<Duration> durations) {
        if (durations.isEmpty()) {
            throw new IllegalArgumentException("of nothing there are no percentiles");
        }
        return new Latencies(durations.stream().sorted().toList());
    }

    /** The shortest time in which that many of a hundred were answered (nearest rank, so it is one that was measured). */
    Duration percentile(int percent) {
        var rank = (int) Math.ceil(percent / 100.0 * sorted.size());
        return sorted.get(Math.clamp(rank, 1, sorted.size()) - 1);
    }

    Duration max() {
        return sorted.getLast();
    }
}
