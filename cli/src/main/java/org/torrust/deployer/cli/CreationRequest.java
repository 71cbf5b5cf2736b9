package org.torrust.deployer.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.configuration.EnvironmentConfiguration;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.cli.configuration.Secret;

/**
 * What a new environment is to be.
 *
 * @param key the operator's private SSH key, or null to have one made
 * @param overlay folder with the operator's templates, or null
 * @param apiToken the tracker API's admin token, or null to have one made
 */
public record CreationRequest(
        EnvironmentName name,
        EnvironmentConfiguration configuration,
        @Nullable Path key,
        @Nullable Path overlay,
        @Nullable Secret apiToken) {}
