package org.torrust.deployer.api.configuration;

/** Where the machine comes from, and what it is to be like there. */
public sealed interface ProviderSettings permits LxdSettings, SimulatedSettings {

    /** The word for {@code --provider}, e.g. {@code lxd}. */
    String word();
}
