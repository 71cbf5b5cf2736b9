package org.torrust.deployer.adapter.docker;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a look at a machine told.
 *
 * @param trouble why the machine could not be asked, in one sentence; null when it answered
 * @param cpus how many processors, 0 when not known
 * @param load processes that want to run, averaged over a minute
 * @param memoryBytes the machine's memory
 * @param memoryUsedBytes what of it is not free to be used
 * @param diskBytes the root file system
 * @param diskUsedBytes what of it is taken
 */
public record Vitals(
        @Nullable String trouble,
        int cpus,
        double load,
        long memoryBytes,
        long memoryUsedBytes,
        long diskBytes,
        long diskUsedBytes,
        List<Service> services) {

    public Vitals {
        services = List.copyOf(services);
    }

    /** Of a machine that did not answer. */
    public static Vitals none(String trouble) {
        return new Vitals(trouble, 0, 0, 0, 0, 0, 0, List.of());
    }

    public boolean isReachable() {
        return trouble == null;
    }

    /**
     * A container of the release.
     *
     * @param state Docker's word, e.g. {@code running}
     * @param health {@code starting, healthy, unhealthy}, or empty when the image has no health check
     * @param ports those it is published at, e.g. {@code 6969/udp}
     */
    public record Service(String name, String state, String health, List<String> ports) {

        public Service {
            ports = List.copyOf(ports);
        }
    }
}
