package org.torrust.deployer.command.environment;

import org.torrust.deployer.api.configuration.EnvironmentConfiguration;
import org.torrust.deployer.api.environment.Claims;
import org.torrust.deployer.api.environment.EnvironmentEvent;
import org.torrust.deployer.api.environment.EnvironmentEvent.ConfigurationChanged;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.environment.State;
import org.torrust.deployer.api.operation.OperationKind;
import org.torrust.deployer.api.operation.OperationOption;
import org.torrust.deployer.api.operation.OperationOptions;

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

    /** @throws org.torrust.deployer.api.environment.Refused when an operation asks for more than there is */
    void requireFitFor(OperationKind kind, EnvironmentName name, OperationOptions options) {
        if (!state().isAtLeast(Plan.needs(kind))) {
            throw Refusals.tooEarly(name, state(), Plan.needs(kind));
        }
        if (options.has(OperationOption.KEEP_DATA) && !configuration.provider().keepsData()) {
            throw Refusals.nothingKeepsData(name, configuration.provider().word());
        }
        if (options.has(OperationOption.HOST_GONE) && configuration.provider().makesMachines()) {
            throw Refusals.providerKnows(name, configuration.provider().word());
        }
    }
}
