package org.torrust.deployer.command.port;

import org.torrust.deployer.api.configuration.EnvironmentConfiguration;

/** The outside world as one environment meets it: all ports of its provider. */
public record Ports(
        Provisioner provisioner,
        HostConfigurer hostConfigurer,
        ReleaseShipper releaseShipper,
        ServiceRunner serviceRunner,
        TrackerProbe trackerProbe,
        EnvironmentFolders folders,
        BackupKeeper backups) {

    /** Chooses the ports for an environment. */
    @FunctionalInterface
    public interface Chooser {
        Ports portsFor(EnvironmentConfiguration configuration);
    }
}
