package org.torrust.deployer.api.configuration;

/** Where the machine comes from, and what it is to be like there. */
public sealed interface ProviderSettings permits LxdSettings, SshHostSettings, SimulatedSettings {

    /** The word for {@code --provider}, e.g. {@code lxd}. */
    String word();

    /** Whether machines are made, so that they can be removed again. */
    default boolean makesMachines() {
        return true;
    }

    /** What cannot be changed of a machine once it is there. */
    default String place() {
        return word();
    }
}
