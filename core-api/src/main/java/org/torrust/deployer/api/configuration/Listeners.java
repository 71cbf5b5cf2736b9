package org.torrust.deployer.api.configuration;

import java.util.List;

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
}
