package org.torrust.deployer.adapter.tofu;

import java.nio.file.Path;
import java.util.List;
import org.torrust.deployer.adapter.lxd.LxdNames;
import org.torrust.deployer.adapter.workspace.EnvironmentFolder;
import org.torrust.deployer.adapter.workspace.PrivateFiles;
import org.torrust.deployer.api.configuration.LxdSettings;
import org.torrust.deployer.command.port.Site;
import org.torrust.deployer.templates.RenderedFile;
import org.torrust.deployer.templates.TofuDataFacts;
import org.torrust.deployer.templates.TofuMachineFacts;

/** Writes the two OpenTofu roots of an environment at LXD: the data volume, and the machine it is attached to. */
record LxdRoots(EnvironmentFolder folder, LxdNames names, LxdSettings lxd) {

    void render(Site site) {
        var templates = folder.templates();
        write(folder.tofuData(), templates.tofuData(data()));
        write(folder.tofuMachine(), templates.tofuMachine(machine(site)));
    }

    private TofuDataFacts data() {
        return new TofuDataFacts(names.volume(), lxd.pool(), lxd.dataDisk(), names.labels());
    }

    private TofuMachineFacts machine(Site site) {
        return new TofuMachineFacts(
                names.instance(),
                lxd.type(),
                lxd.image(),
                lxd.cpus(),
                lxd.memory(),
                lxd.disk(),
                lxd.pool(),
                lxd.network(),
                names.volume(),
                names.labels(),
                FirstBoot.of(site, folder));
    }

    private static void write(Path root, List<RenderedFile> files) {
        files.forEach(file -> PrivateFiles.write(root.resolve(file.path()), file.text()));
    }
}
