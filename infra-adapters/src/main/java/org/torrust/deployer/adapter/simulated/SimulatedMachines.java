package org.torrust.deployer.adapter.simulated;

import java.util.List;
import org.torrust.deployer.adapter.workspace.EnvironmentFolder;
import org.torrust.deployer.adapter.workspace.Workspace;

/** The machines that are played in a workspace, whether or not anyone knows of them. */
public final class SimulatedMachines {

    private SimulatedMachines() {}

    /** The folders of the environments that have one. */
    public static List<EnvironmentFolder> in(Workspace workspace) {
        return workspace.environments().stream()
                .filter(folder -> new WorldFile(folder).read().machine())
                .toList();
    }
}
