package org.torrust.deployer.api.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds settings that are each right by themselves and yet cannot work. They are looked for where settings are taken in, not
 * where they are made of events: what was recorded once has to be read for ever.
 */
public final class Obstacles {

    /** Where the exporter of the monitoring listens on the machine. */
    public static final int EXPORTER_PORT = 9100;

    /** Where the image's own health check asks. */
    public static final int HEALTH_PORT = 1313;

    private Obstacles() {}

    /** Sentences without their full stop, each beginning with the key it is about; empty when nothing is in the way. */
    public static List<String> of(EnvironmentConfiguration configuration) {
        var listeners = configuration.tracker().listeners();
        var obstacles = new ArrayList<String>();
        Stream.of(
                        addresses("tracker.udp", listeners.udp()),
                        addresses("tracker.http", listeners.http()),
                        addresses("tracker.api", List.of(listeners.api())),
                        addresses("tracker.health", List.of(listeners.health())))
                .flatMap(each -> each)
                .forEach(obstacles::add);
        if (listeners.udp().isEmpty() && listeners.http().isEmpty()) {
            obstacles.add("tracker.udp and tracker.http are both empty, so no peer could reach the tracker: set one,"
                    + " e.g. tracker.udp=0.0.0.0:6969");
        }
        if (listeners.health().port() != HEALTH_PORT) {
            obstacles.add("tracker.health is on port %d, but the image asks for it on %d: write 0.0.0.0:%2$d"
                    .formatted(listeners.health().port(), HEALTH_PORT));
        }
        if (listeners.tcp().contains(configuration.ssh().port())) {
            obstacles.add("ssh.port %d is a TCP port of the tracker's too: give one of them another"
                    .formatted(configuration.ssh().port()));
        }
        if (configuration.monitoring().enabled() && listeners.tcp().contains(EXPORTER_PORT)) {
            obstacles.add(
                    "monitoring.enabled has the node exporter listen on TCP port %d, which the tracker is to have:"
                                    .formatted(EXPORTER_PORT)
                            + " give the tracker another, or set monitoring.enabled=false");
        }
        return List.copyOf(obstacles);
    }

    private static Stream<String> addresses(String key, List<SocketBinding> bindings) {
        return bindings.stream()
                .filter(binding -> !binding.isAddress())
                .map(binding -> "%s: %s is no IP address: write it like 0.0.0.0:6969 or [::]:6969"
                        .formatted(key, binding.ip()));
    }
}
