package org.torrust.deployer.cli.wiring;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.torrust.deployer.adapter.ansible.AnsibleHostConfigurer;
import org.torrust.deployer.adapter.backup.FiledBackups;
import org.torrust.deployer.adapter.docker.ComposeMachine;
import org.torrust.deployer.adapter.docker.ComposeReleaseShipper;
import org.torrust.deployer.adapter.docker.ComposeServiceRunner;
import org.torrust.deployer.adapter.docker.DatabaseOnHost;
import org.torrust.deployer.adapter.host.HostProvisioner;
import org.torrust.deployer.adapter.process.JobRunner;
import org.torrust.deployer.adapter.process.ProcessHolders;
import org.torrust.deployer.adapter.simulated.SimulatedPorts;
import org.torrust.deployer.adapter.ssh.JschConnector;
import org.torrust.deployer.adapter.ssh.Pause;
import org.torrust.deployer.adapter.tofu.TofuProvisioner;
import org.torrust.deployer.adapter.tracker.RealTrackerProbe;
import org.torrust.deployer.adapter.tracker.TrackerRequests;
import org.torrust.deployer.adapter.workspace.ArchivingFolders;
import org.torrust.deployer.adapter.workspace.EnvironmentHome;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.configuration.EnvironmentConfiguration;
import org.torrust.deployer.api.configuration.LxdSettings;
import org.torrust.deployer.api.configuration.MultipassSettings;
import org.torrust.deployer.api.configuration.SimulatedSettings;
import org.torrust.deployer.api.configuration.SshHostSettings;
import org.torrust.deployer.command.port.Holders;
import org.torrust.deployer.command.port.Interruption;
import org.torrust.deployer.command.port.Ports;
import org.torrust.deployer.command.port.Provisioner;

/** All adapters, put together for a workspace. */
final class OutsideWorld implements AutoCloseable, Ports.Chooser {

    private static final Duration GRACE = Duration.ofMinutes(2);

    private final Workspace workspace;
    private final Interruption interruption;
    private final JschConnector connector;

    OutsideWorld(Workspace workspace, Interruption interruption) {
        this.workspace = workspace;
        this.interruption = interruption;
        this.connector = new JschConnector(workspace, interruption);
    }

    @Override
    public Ports portsFor(EnvironmentConfiguration configuration) {
        return switch (configuration.provider()) {
            case LxdSettings lxd -> real(TofuProvisioner.lxd(workspace, jobs(), connector, interruption));
            case MultipassSettings multipass ->
                real(TofuProvisioner.multipass(workspace, jobs(), connector, interruption));
            case SshHostSettings host -> real(new HostProvisioner(workspace, connector, interruption));
            case SimulatedSettings simulated ->
                SimulatedPorts.in(
                        workspace,
                        Clock.systemUTC(),
                        Pause.heeding(interruption),
                        new TrackerRequests(interruption),
                        new ComposeReleaseShipper(workspace, connector, interruption));
        };
    }

    private JobRunner jobs() {
        return new JobRunner(interruption, GRACE);
    }

    private Ports real(Provisioner provisioner) {
        return new Ports(
                provisioner,
                new AnsibleHostConfigurer(workspace, jobs()),
                new ComposeReleaseShipper(workspace, connector, interruption),
                new ComposeServiceRunner(workspace, connector, interruption),
                new RealTrackerProbe(workspace, interruption, site -> new ComposeMachine(workspace, connector, site)),
                new ArchivingFolders(workspace),
                new FiledBackups(workspace, new DatabaseOnHost(workspace, connector)));
    }

    Holders holders() {
        return new ProcessHolders(workspace, interruption);
    }

    EnvironmentHome home() {
        return new EnvironmentHome(workspace, new SecureRandom());
    }

    @Override
    public void close() {
        connector.close();
    }
}
