package org.torrust.deployer.adapter.tofu;

import java.io.IOException;
import org.torrust.deployer.adapter.workspace.EnvironmentFolder;
import org.torrust.deployer.api.input.PlainFile;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.command.port.Site;
import org.torrust.deployer.command.port.StepFailedException;
import org.torrust.deployer.templates.CloudInit;

/** Says what a machine of an environment does at its first boot. */
final class FirstBoot {

    private FirstBoot() {}

    /** @throws StepFailedException when the environment's public key cannot be read */
    static CloudInit of(Site site, EnvironmentFolder folder) {
        var apt = site.configuration().apt();
        return new CloudInit(
                site.configuration().ssh().user(),
                publicKey(folder),
                site.configuration().ssh().port(),
                new CloudInit.Apt(apt.mirror(), apt.securityMirror(), apt.proxy()));
    }

    private static String publicKey(EnvironmentFolder folder) {
        try {
            return PlainFile.text(folder.publicKey()).strip();
        } catch (IOException e) {
            throw new StepFailedException(
                    Failure.of(
                            "The public key %s cannot be read.".formatted(folder.publicKey()),
                            "Put it back; 'ssh-keygen -y' makes it anew from the private key beside it."),
                    e);
        }
    }
}
