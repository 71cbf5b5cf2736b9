package org.torrust.deployer.adapter.tofu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.torrust.deployer.adapter.multipass.Multipass;
import org.torrust.deployer.adapter.multipass.MultipassNames;
import org.torrust.deployer.adapter.workspace.EnvironmentFolder;
import org.torrust.deployer.adapter.workspace.PrivateFiles;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.adapter.workspace.WorkspaceId;
import org.torrust.deployer.api.configuration.MultipassSettings;
import org.torrust.deployer.command.port.Site;
import org.torrust.deployer.templates.MultipassMachineFacts;

/** Machines of Multipass, from one root: it knows no volumes, so that the data lies in the machine. */
record MultipassMachines(Workspace workspace, Multipass multipass) implements TofuProvider {

    private static final String RUNNING = "Running";

    @Override
    public String shown() {
        return "Multipass";
    }

    @Override
    public String machineType() {
        return "multipass_instance";
    }

    @Override
    public List<Path> roots(EnvironmentFolder folder) {
        return List.of(folder.tofuMachine());
    }

    @Override
    public void render(Site site) {
        var folder = workspace.environment(site.environment());
        var templates = folder.templates();
        var userData = templates.cloudInit(FirstBoot.of(site, folder));
        PrivateFiles.write(cloudInitFile(site), userData.text());
        templates
                .tofuMultipass(facts(site))
                .forEach(file -> PrivateFiles.write(folder.tofuMachine().resolve(file.path()), file.text()));
    }

    private MultipassMachineFacts facts(Site site) {
        var settings = settings(site);
        return new MultipassMachineFacts(
                instance(site),
                settings.image(),
                settings.cpus(),
                settings.memory(),
                settings.disk(),
                cloudInitFile(site).toString());
    }

    /** Beside the root, unless Multipass could not read it there. */
    private Path cloudInitFile(Site site) {
        return multipass
                .readableFolder()
                .map(folder -> folder.resolve(instance(site) + ".cloud-init.yaml"))
                .orElseGet(() ->
                        workspace.environment(site.environment()).tofuMachine().resolve("cloud-init.yaml"))
                .toAbsolutePath();
    }

    @Override
    public String instance(Site site) {
        return new MultipassNames(site.environment(), WorkspaceId.of(workspace, new SecureRandom())).instance();
    }

    @Override
    public String look(Site site) {
        return "multipass info " + instance(site);
    }

    /** The provider forgets a machine when Multipass does not answer it for a moment, and one whose launch was cut off. */
    @Override
    public boolean mayHaveLost(Site site) {
        return multipass.state(instance(site)).isPresent();
    }

    /** A launch fails for the provider when Multipass waited too long, or told it in other words than it knows. */
    @Override
    public boolean runsAllTheSame(Site site) {
        return multipass.state(instance(site)).filter(RUNNING::equals).isPresent();
    }

    @Override
    public Optional<String> hostKey(Site site) {
        return multipass.hostKey(instance(site));
    }

    @Override
    public List<String> leftovers(Site site) {
        var instance = instance(site);
        return multipass.state(instance).map(state -> "instance %s, %s".formatted(instance, state)).stream()
                .toList();
    }

    @Override
    public String removal(Site site) {
        return ", then destroy again: multipass delete --purge " + instance(site);
    }

    @Override
    public void forget(Site site) {
        forget(cloudInitFile(site));
    }

    @Override
    public boolean findsAgain() {
        return true;
    }

    private static void forget(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The file %s cannot be deleted".formatted(file), e);
        }
    }

    @Override
    public Optional<String> hint(String words, Site site) {
        if (words.contains("cloud-init config")) {
            return Optional.of(
                    "Multipass could not read %s. See that it is let: it must not be hidden from its snap, nor on a disk that is not the snap's to read."
                            .formatted(cloudInitFile(site)));
        }
        if (words.contains("Unable to find an image")) {
            return Optional.of(
                    "Multipass knows no image '%s'. See which it knows: multipass find; then make the environment with --set provider.image=IMAGE."
                            .formatted(settings(site).image()));
        }
        if (words.contains("KVM")) {
            return Optional.of(
                    "Multipass makes virtual machines only where the processor's virtualisation can be used: see the firmware's settings, or take provider lxd.");
        }
        return words.contains("multipass socket")
                ? Optional.of("Multipass does not answer. See that it runs: multipass version; then try again.")
                : Optional.empty();
    }

    private static MultipassSettings settings(Site site) {
        return (MultipassSettings) site.configuration().provider();
    }
}
