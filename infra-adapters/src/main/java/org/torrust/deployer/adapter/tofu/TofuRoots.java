package org.torrust.deployer.adapter.tofu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.torrust.deployer.adapter.lxd.LxdNames;
import org.torrust.deployer.adapter.workspace.EnvironmentFolder;
import org.torrust.deployer.adapter.workspace.PrivateFiles;
import org.torrust.deployer.api.configuration.LxdSettings;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.command.port.Site;
import org.torrust.deployer.command.port.StepFailedException;
import org.torrust.deployer.templates.CloudInit;
import org.torrust.deployer.templates.RenderedFile;
import org.torrust.deployer.templates.Templates;
import org.torrust.deployer.templates.TofuDataFacts;
import org.torrust.deployer.templates.TofuMachineFacts;

/** Writes the two OpenTofu roots of an environment: the data volume, and the machine it is attached to. */
record TofuRoots(EnvironmentFolder folder, LxdNames names) {

    void render(Site site, Templates templates) {
        var lxd = (LxdSettings) site.configuration().provider();
        write(folder.tofuData(), templates.tofuData(data(lxd)));
        write(folder.tofuMachine(), templates.tofuMachine(machine(site, lxd)));
    }

    private TofuDataFacts data(LxdSettings lxd) {
        return new TofuDataFacts(names.volume(), lxd.pool(), lxd.dataDisk(), names.labels());
    }

    private TofuMachineFacts machine(Site site, LxdSettings lxd) {
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
                cloudInit(site));
    }

    private CloudInit cloudInit(Site site) {
        var apt = site.configuration().apt();
        return new CloudInit(
                site.configuration().ssh().user(),
                publicKey(),
                site.configuration().ssh().port(),
                apt.mirror(),
                apt.proxy());
    }

    private String publicKey() {
        try {
            return Files.readString(folder.publicKey()).strip();
        } catch (IOException e) {
            throw new StepFailedException(
                    Failure.of(
                            "The public key %s cannot be read.".formatted(folder.publicKey()),
                            "Put it back; 'ssh-keygen -y' makes it anew from the private key beside it."),
                    e);
        }
    }

    private static void write(Path root, List<RenderedFile> files) {
        files.forEach(file -> PrivateFiles.write(root.resolve(file.path()), file.text()));
    }
}
