package org.torrust.deployer.command.environment;

import org.torrust.deployer.api.configuration.EnvironmentConfiguration;
import org.torrust.deployer.api.environment.Claims;
import org.torrust.deployer.api.environment.EnvironmentEvent;
import org.torrust.deployer.api.environment.EnvironmentEvent.ConfigurationChanged;
import org.torrust.deployer.api.environment.State;

/** What was wished of an environment that exists, and what is true of it. */
record Standing(EnvironmentConfiguration configuration, Claims claims) {

    static Standing created(EnvironmentConfiguration configuration) {
        return new Standing(configuration, Claims.CREATED);
    }

    Standing after(EnvironmentEvent event) {
        var wished = event instanceof ConfigurationChanged changed ? changed.configuration() : configuration;
        return new Standing(wished, claims.after(event));
    }

    State state() {
        return claims.state();
    }
}
