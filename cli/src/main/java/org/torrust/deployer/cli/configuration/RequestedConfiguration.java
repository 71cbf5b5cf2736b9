package org.torrust.deployer.cli.configuration;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.configuration.EnvironmentConfiguration;

/**
 * What was asked for, understood and checked.
 *
 * @param configuration what may be recorded
 * @param secrets key to value of what may not
 */
public record RequestedConfiguration(EnvironmentConfiguration configuration, Map<String, Secret> secrets) {

    public RequestedConfiguration {
        secrets = Map.copyOf(secrets);
    }

    /** The token for the tracker's API, or null to have one made. */
    public @Nullable Secret apiToken() {
        return secrets.get(ConfigurationKeys.API_TOKEN);
    }
}
