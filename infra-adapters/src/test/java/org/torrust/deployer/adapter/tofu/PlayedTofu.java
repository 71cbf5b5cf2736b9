package org.torrust.deployer.adapter.tofu;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.torrust.deployer.adapter.process.FakePrograms;
import org.torrust.deployer.adapter.process.JobRunner;
import org.torrust.deployer.adapter.ssh.FakeHost;
import org.torrust.deployer.adapter.ssh.Patience;
import org.torrust.deployer.adapter.workspace.PrivateFiles;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.operation.StepOutcome;
import org.torrust.deployer.command.port.Interruption;
import org.torrust.deployer.command.port.Progress;
import org.torrust.deployer.command.port.Site;

/** A workspace with an environment's key, OpenTofu and one provider's client, both played. */
final class PlayedTofu {

    static final Progress SILENT = Progress.UNHEARD;

    final Workspace workspace;
    final FakePrograms programs;

    PlayedTofu(Path folder, Site site, String client) {
        workspace = new Workspace(folder.resolve("workspace"));
        programs = new FakePrograms(folder.resolve("world"), "tofu", client);
        PrivateFiles.write(workspace.identity(), "0123456789abcdef\n");
        PrivateFiles.write(workspace.environment(site.environment()).publicKey(), "ssh-ed25519 AAAA op\n");
    }

    /** What comes of the steps until the machine is made. */
    StepOutcome made(TofuProvider provider, Site site) {
        var provisioner = provisioner(provider);
        provisioner.render(site);
        provisioner.initialise(site, SILENT);
        return provisioner.apply(site, SILENT);
    }

    TofuProvisioner provisioner(TofuProvider provider) {
        var once = new Patience(() -> Instant.EPOCH, pause -> {});
        var jobs = new JobRunner(new Interruption(), Duration.ofMinutes(1), programs.toolbox());
        return new TofuProvisioner(provider, workspace, jobs, new FakeHost(), once, programs.toolbox());
    }
}
