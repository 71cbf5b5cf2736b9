package org.torrust.deployer.adapter.simulated;

import java.time.Clock;
import org.torrust.deployer.adapter.backup.FiledBackups;
import org.torrust.deployer.adapter.docker.ComposeReleaseShipper;
import org.torrust.deployer.adapter.ssh.Pause;
import org.torrust.deployer.adapter.tracker.TrackerRequests;
import org.torrust.deployer.adapter.workspace.ArchivingFolders;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.command.port.Ports;

/** All ports of a played environment. */
public final class SimulatedPorts {

    private SimulatedPorts() {}

    /**
     * @param clock tells when services are started
     * @param real renders and checks releases; it is never asked to send one
     */
    public static Ports in(
            Workspace workspace, Clock clock, Pause pause, TrackerRequests requests, ComposeReleaseShipper real) {
        var play = new Play(workspace, pause);
        return new Ports(
                new SimulatedProvisioner(play, new SimulatedVolume(workspace)),
                new SimulatedHostConfigurer(play),
                new SimulatedReleaseShipper(play, real),
                new SimulatedServiceRunner(play, clock),
                new SimulatedTrackerProbe(play, workspace, requests),
                new SimulatedFolders(play, new ArchivingFolders(workspace)),
                new SimulatedBackups(play, new FiledBackups(workspace, new SimulatedDatabase(play, workspace))));
    }
}
