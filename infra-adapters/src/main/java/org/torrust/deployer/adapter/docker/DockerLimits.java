package org.torrust.deployer.adapter.docker;

import java.time.Duration;

/**
 * How long Docker on the machine may take.
 *
 * @param look for a command that only looks
 * @param pull for all images of a release
 * @param start for starting the containers
 * @param stop for stopping them
 * @param between two looks while waiting
 * @param steady in how many looks one after another a container without health check must be up
 * @param staying in how many looks one after another the containers must be up to count as staying up
 * @param restarts how often a container may be seen restarting before it counts as a crash loop
 * @param unhealthy in how many looks one after another a container must be unhealthy to count as ill for good
 */
public record DockerLimits(
        Duration look,
        Duration pull,
        Duration start,
        Duration stop,
        Duration between,
        int steady,
        int staying,
        int restarts,
        int unhealthy) {

    /** What suits a small machine and a public registry. */
    public static DockerLimits usual() {
        return new DockerLimits(
                Duration.ofSeconds(30),
                Duration.ofMinutes(10),
                Duration.ofMinutes(2),
                Duration.ofMinutes(1),
                Duration.ofMillis(500),
                6,
                11,
                3,
                30);
    }
}
