package org.torrust.deployer.api.configuration;

/** @param enabled whether exactly SSH and the ports of the applied release answer, Docker's published ones included */
public record FirewallSettings(boolean enabled) {

    public static final FirewallSettings OFF = new FirewallSettings(false);
}
