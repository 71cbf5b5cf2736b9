package org.torrust.deployer.api.configuration;

import org.jspecify.annotations.Nullable;

/**
 * Where the machine's Debian packages come from.
 *
 * @param mirror base URL instead of the image's own, or null
 * @param proxy URL of an HTTP proxy, or null
 */
public record AptSettings(@Nullable String mirror, @Nullable String proxy) {

    public AptSettings {
        if (mirror != null) {
            HttpUrls.require("apt.mirror", mirror);
        }
        if (proxy != null) {
            HttpUrls.require("apt.proxy", proxy);
        }
    }
}
