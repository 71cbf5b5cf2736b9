package org.torrust.deployer.api.configuration;

import java.util.List;
import java.util.stream.Stream;

/**
 * Where a tracker listens.
 *
 * @param udp its UDP trackers, BEP 15
 * @param http its HTTP trackers, BEP 3 and 23
 * @param api its REST API
 * @param health its health check; never published outside the machine
 */
public record Listeners(List<SocketBinding> udp, List<SocketBinding> http, SocketBinding api, SocketBinding health) {

    public Listeners {
        udp = List.copyOf(udp);
        http = List.copyOf(http);
    }

    /** Every TCP port, the health check's among them. */
    public List<Integer> tcp() {
        return Stream.concat(http.stream(), Stream.of(api, health))
                .map(SocketBinding::port)
                .toList();
    }
}
