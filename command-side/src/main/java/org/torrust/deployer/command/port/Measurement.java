package org.torrust.deployer.command.port;

import java.time.Duration;

/**
 * How fast a tracker answered.
 *
 * @param check what was timed, e.g. {@code udp-speed}
 * @param listener the number of the listener among those of its kind, from 1
 * @param endpoint where it was sent, without secrets
 * @param requests how many were answered
 * @param perSecond how many were answered in a second
 * @param p50 the time in which half of the answers came, by nearest rank; {@code p90}, {@code p99} likewise
 * @param max the longest it took
 */
public record Measurement(
        String check,
        int listener,
        String endpoint,
        int requests,
        double perSecond,
        Duration p50,
        Duration p90,
        Duration p99,
        Duration max) {}
