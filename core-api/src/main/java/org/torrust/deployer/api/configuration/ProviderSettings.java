package org.torrust.deployer.api.configuration;

/** Where the machine comes from, and what it is to be like there. */
public sealed interface ProviderSettings permits LxdSettings, MultipassSettings, SshHostSettings, SimulatedSettings {

    /** The word for {@code --provider}, e.g. {@code lxd}. */
    String word();

    /** Whether machines are made, so that they can be removed again. */
    default boolean makesMachines() {
        return true;
    }

    /** Whether a machine's data can stay when the machine goes. */
    default boolean keepsData() {
        return true;
    }

    /**
     * Looks whether machines from there can be reached as wished.
     *
     * @throws IllegalArgumentException beginning with the key that does not fit
     */
    default void requireFit(SshSettings ssh) {}

    /** What cannot be changed of a machine once it is there. */
    default String place() {
        return word();
    }
}
