package org.torrust.deployer.cli.subcommand;

import org.torrust.deployer.api.environment.EnvironmentName;

/** Reads an environment's name. */
final class EnvironmentNameConverter extends ValueConverter<EnvironmentName> {

    EnvironmentNameConverter() {
        super(EnvironmentName::new);
    }
}
