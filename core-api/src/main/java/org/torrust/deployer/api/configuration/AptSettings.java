package org.torrust.deployer.api.configuration;

import org.jspecify.annotations.Nullable;

/**
 * Where the machine's Debian packages come from.
 *
 * @param mirror base URL instead of the image's own, or null
 * @param securityMirror base URL for security updates, or null for where the others come from
 * @param proxy URL of an HTTP proxy, or null
 */
public record AptSettings(
        @Nullable String mirror,
        @Nullable String securityMirror,
        @Nullable String proxy) {

    public AptSettings {
        if (mirror != null) {
            HttpUrls.require("apt.mirror", mirror);
        }
        if (securityMirror != null) {
            HttpUrls.require("apt.security-mirror", securityMirror);
        }
        if (securityMirror != null && mirror == null) {
            throw new IllegalArgumentException("apt.security-mirror needs an apt.mirror beside it");
        }
        if (proxy != null) {
            HttpUrls.require("apt.proxy", proxy);
        }
    }

    /** One mirror for all packages. */
    public AptSettings(@Nullable String mirror, @Nullable String proxy) {
        this(mirror, null, proxy);
    }
}
