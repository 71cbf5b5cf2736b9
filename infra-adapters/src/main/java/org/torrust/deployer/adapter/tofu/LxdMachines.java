package org.torrust.deployer.adapter.tofu;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.torrust.deployer.adapter.lxd.Lxd;
import org.torrust.deployer.adapter.lxd.LxdNames;
import org.torrust.deployer.adapter.lxd.LxdThing;
import org.torrust.deployer.adapter.workspace.EnvironmentFolder;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.adapter.workspace.WorkspaceId;
import org.torrust.deployer.api.configuration.LxdSettings;
import org.torrust.deployer.api.operation.OperationOption;
import org.torrust.deployer.command.port.Site;

/** Machines of LXD, from two roots with two states: the data volume outlives the machine. */
record LxdMachines(Workspace workspace, Lxd lxd) implements TofuProvider {

    @Override
    public String shown() {
        return "LXD";
    }

    @Override
    public String machineType() {
        return "lxd_instance";
    }

    @Override
    public List<Path> roots(EnvironmentFolder folder) {
        return List.of(folder.tofuData(), folder.tofuMachine());
    }

    @Override
    public void render(Site site) {
        new LxdRoots(workspace.environment(site.environment()), names(site), settings(site)).render(site);
    }

    @Override
    public String instance(Site site) {
        return names(site).instance();
    }

    @Override
    public String look(Site site) {
        return "lxc list " + instance(site);
    }

    @Override
    public String lookAtBoot(Site site) {
        return "lxc console %s --show-log".formatted(instance(site));
    }

    @Override
    public Optional<String> hostKey(Site site) {
        return lxd.hostKey(instance(site));
    }

    @Override
    public List<String> leftovers(Site site) {
        var pool = settings(site).pool();
        var left = new ArrayList<>(lxd.leftovers(names(site), pool));
        if (site.options().has(OperationOption.KEEP_DATA)) {
            left.remove(LxdThing.volume(names(site).volume(), pool));
        }
        return left;
    }

    @Override
    public String removal(Site site) {
        return " (lxc delete --force, lxc storage volume delete), then destroy again.";
    }

    @Override
    public Optional<String> hint(String words, Site site) {
        var settings = settings(site);
        if (words.contains("Image not found") || words.contains("image info")) {
            return Optional.of(
                    "LXD knows no image '%s'. See which it knows: lxc image list; then make the environment with --set provider.image=ALIAS."
                            .formatted(settings.image()));
        }
        if (words.contains("Storage pool not found")) {
            return Optional.of("LXD has no pool '%s'. See which it has: lxc storage list.".formatted(settings.pool()));
        }
        if (words.contains("etwork not found") || words.contains("LXD network")) {
            return Optional.of(
                    "LXD has no network '%s'. See which it has: lxc network list.".formatted(settings.network()));
        }
        if (words.contains("already exists")) {
            return Optional.of(
                    "LXD has something of that name that OpenTofu knows nothing of. See it: %s; put back the state that made it below data/%s/tofu, or remove it by hand: lxc delete --force %s"
                            .formatted(look(site), site.environment(), instance(site)));
        }
        return words.contains("unix socket") || words.contains("connection refused")
                ? Optional.of("LXD does not answer. See that it runs: lxc info; then try again.")
                : Optional.empty();
    }

    private LxdNames names(Site site) {
        return new LxdNames(site.environment(), WorkspaceId.of(workspace, new SecureRandom()));
    }

    private static LxdSettings settings(Site site) {
        return (LxdSettings) site.configuration().provider();
    }
}
