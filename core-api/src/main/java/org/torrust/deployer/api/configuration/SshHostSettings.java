package org.torrust.deployer.api.configuration;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A host that exists already and is only taken into service.
 *
 * @param host its name or IP address
 * @param fingerprint of its ed25519 host key as OpenSSH prints it, {@code SHA256:…}, or null
 * @param trustHostKey whether the key it shows first is taken for its own; needed without a fingerprint
 */
public record SshHostSettings(String host, @Nullable String fingerprint, boolean trustHostKey)
        implements ProviderSettings {

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.:-]{0,251}[A-Za-z0-9])?");
    private static final Pattern FINGERPRINT = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}");

    public SshHostSettings {
        if (!HOST.matcher(host).matches()) {
            throw new IllegalArgumentException("provider.host '%s' is no host name or IP address".formatted(host));
        }
        if (fingerprint != null && !FINGERPRINT.matcher(fingerprint).matches()) {
            throw new IllegalArgumentException(
                    "provider.fingerprint '%s' is not written like SHA256:… by ssh-keygen -lf".formatted(fingerprint));
        }
        if (fingerprint == null && !trustHostKey) {
            throw new IllegalArgumentException(
                    "provider.fingerprint is missing: give the host key's, or provider.trust-host-key=true to take the one it shows");
        }
    }

    @Override
    public String word() {
        return "ssh";
    }

    @Override
    public boolean makesMachines() {
        return false;
    }

    @Override
    public String place() {
        return host;
    }
}
