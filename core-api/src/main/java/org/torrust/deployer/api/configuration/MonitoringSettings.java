package org.torrust.deployer.api.configuration;

/** @param enabled whether a node exporter runs on the machine, where only who can log in reaches it */
public record MonitoringSettings(boolean enabled) {

    public static final MonitoringSettings OFF = new MonitoringSettings(false);
}
