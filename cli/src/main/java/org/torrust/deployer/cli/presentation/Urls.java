package org.torrust.deployer.cli.presentation;

import java.util.ArrayList;
import java.util.List;
import org.torrust.deployer.api.configuration.Listeners;
import org.torrust.deployer.api.environment.HostAddress;
import org.torrust.deployer.query.status.EnvironmentStatus;

/** Where peers and operators find the services of a running tracker. */
final class Urls {

    private Urls() {}

    /** None while no release serves. */
    static List<String> of(EnvironmentStatus status) {
        var address = status.claims().address();
        var running = status.claims().running();
        return address == null || running == null ? List.of() : of(address, running.listeners());
    }

    private static List<String> of(HostAddress address, Listeners listeners) {
        var host = address.host().indexOf(':') < 0 ? address.host() : "[" + address.host() + "]";
        var urls = new ArrayList<String>();
        listeners.udp().forEach(udp -> urls.add("udp://%s:%d/announce".formatted(host, udp.port())));
        listeners.http().forEach(http -> urls.add("http://%s:%d/announce".formatted(host, http.port())));
        urls.add("http://%s:%d/api/health_check".formatted(host, listeners.api().port()));
        return urls;
    }
}
