package org.torrust.deployer.api.configuration;

import java.util.List;

/** @param registryMirrors base URLs Docker on the machine pulls through, e.g. {@code http://10.0.0.1:5000}; empty for none */
public record DockerSettings(List<String> registryMirrors) {

    public DockerSettings {
        registryMirrors = List.copyOf(registryMirrors);
        registryMirrors.forEach(url -> HttpUrls.require("docker.registry-mirrors", url));
    }
}
