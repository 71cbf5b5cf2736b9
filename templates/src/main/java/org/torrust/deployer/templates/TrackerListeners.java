package org.torrust.deployer.templates;

import java.util.List;

/** Where a tracker listens, each as {@code IP:PORT}, IPv6 addresses in brackets. */
public record TrackerListeners(List<String> udp, List<String> http, String api, String health) {

    public TrackerListeners {
        udp = List.copyOf(udp);
        http = List.copyOf(http);
    }
}
