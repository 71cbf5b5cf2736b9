package org.torrust.deployer.api.configuration;

import org.jspecify.annotations.Nullable;

/** @param tofuProviders folder with a filesystem mirror of OpenTofu providers, absolute, or null for the public registry */
public record SourcesSettings(@Nullable String tofuProviders) {

    public SourcesSettings {
        if (tofuProviders != null && !tofuProviders.startsWith("/")) {
            throw new IllegalArgumentException(
                    "sources.tofu-providers is an absolute folder, not '%s'".formatted(tofuProviders));
        }
    }
}
