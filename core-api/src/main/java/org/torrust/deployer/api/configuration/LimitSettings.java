package org.torrust.deployer.api.configuration;

import java.util.Map;

/**
 * How long the deployer waits before it gives up, each 1 to 86400 seconds.
 *
 * @param sshSeconds for a new machine to take logins
 * @param cloudInitSeconds for a new machine to have set itself up
 * @param healthySeconds for started services to be healthy
 */
public record LimitSettings(int sshSeconds, int cloudInitSeconds, int healthySeconds) {

    public static final LimitSettings USUAL = new LimitSettings(300, 900, 180);

    private static final int DAY = 86_400;

    public LimitSettings {
        Map.of(
                        "ssh-seconds", sshSeconds,
                        "cloud-init-seconds", cloudInitSeconds,
                        "healthy-seconds", healthySeconds)
                .forEach(LimitSettings::require);
    }

    private static void require(String key, int seconds) {
        if (seconds < 1 || seconds > DAY) {
            throw new IllegalArgumentException("limits.%s is 1 to %d, not %d".formatted(key, DAY, seconds));
        }
    }
}
