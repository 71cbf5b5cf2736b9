package org.torrust.deployer.adapter.tracker;

import java.time.Duration;

/**
 * How long a tracker may take to answer.
 *
 * @param udpRetransmit after how long an unanswered datagram is sent again; doubles each time (BEP 15: 15 s)
 * @param udp the longest a UDP request may take with all its repeats
 * @param http the longest an HTTP request may take, connection and body together
 */
public record ProbeLimits(Duration udpRetransmit, Duration udp, Duration http) {

    /** BEP 15's pace with room for one repeat. */
    public static ProbeLimits usual() {
        return new ProbeLimits(Duration.ofSeconds(15), Duration.ofSeconds(20), Duration.ofSeconds(10));
    }

    /** Where silence is what is hoped for: as long as an answer would take, with one repeat. */
    ProbeLimits forSilence() {
        var brief = Duration.ofSeconds(1);
        return new ProbeLimits(brief, udp.compareTo(brief.multipliedBy(2)) < 0 ? udp : brief.multipliedBy(2), http);
    }
}
