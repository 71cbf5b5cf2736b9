package org.torrust.deployer.adapter.simulated;

import java.util.List;
import org.torrust.deployer.api.environment.HostAddress;
import org.torrust.deployer.api.operation.OperationOption;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.api.operation.StepOutcome;
import org.torrust.deployer.api.operation.StepOutcome.AlreadyTrue;
import org.torrust.deployer.command.port.PlannedChange;
import org.torrust.deployer.command.port.Progress;
import org.torrust.deployer.command.port.Provisioner;
import org.torrust.deployer.command.port.Site;

/** Plays OpenTofu: a machine that is nowhere, at an address kept for documentation (RFC 5737). */
final class SimulatedProvisioner implements Provisioner {

    private final Play play;
    private final SimulatedVolume volume;

    SimulatedProvisioner(Play play, SimulatedVolume volume) {
        this.play = play;
        this.volume = volume;
    }

    @Override
    public StepOutcome render(Site site) {
        play.step(site, Step.RENDER_TOFU, Progress.UNHEARD);
        return StepOutcome.done();
    }

    @Override
    public StepOutcome initialise(Site site, Progress progress) {
        play.step(site, Step.TOFU_INIT, progress, "initializing provider plugins");
        return StepOutcome.done();
    }

    @Override
    public List<PlannedChange> preview(Site site, Progress progress) {
        if (play.world(site).read().machine()) {
            return List.of();
        }
        var machine = new PlannedChange("lxd_instance.machine", "create");
        return volume.isThere(site)
                ? List.of(machine)
                : List.of(new PlannedChange("lxd_volume.data", "create"), machine);
    }

    @Override
    public StepOutcome apply(Site site, Progress progress) {
        if (play.world(site).read().machine()) {
            play.step(site, Step.TOFU_APPLY, progress, "lxd_instance.machine: refreshing");
            return new AlreadyTrue(Play.proof("machine and volume are as wished"));
        }
        play.step(
                site,
                Step.TOFU_APPLY,
                progress,
                volume.isThere(site) ? "lxd_volume.data: refreshing" : "lxd_volume.data: creating",
                "lxd_instance.machine: creating",
                "lxd_instance.machine: waiting for its address");
        volume.make(site);
        play.world(site).change(World::withNewMachine);
        return new StepOutcome.MachineApplied(true);
    }

    @Override
    public StepOutcome readAddress(Site site) {
        play.step(site, Step.READ_OUTPUTS, Progress.UNHEARD);
        var number = play.world(site).read().machines() % 254;
        return new StepOutcome.AddressRead(new HostAddress(
                "192.0.2." + Math.max(1, number), site.configuration().ssh().port()));
    }

    @Override
    public StepOutcome awaitSsh(Site site, Progress progress) {
        play.step(site, Step.WAIT_SSH, progress, "waiting for " + site.machine());
        return StepOutcome.done();
    }

    @Override
    public StepOutcome pinHostKey(Site site) {
        play.step(site, Step.PIN_HOST_KEY, Progress.UNHEARD);
        return new StepOutcome.HostKeyPinned("SHA256:%s-machine-%d"
                .formatted(Play.MARK, play.world(site).read().machines()));
    }

    @Override
    public StepOutcome awaitCloudInit(Site site, Progress progress) {
        play.step(site, Step.WAIT_CLOUD_INIT, progress, "cloud-init status: running", "cloud-init status: done");
        return StepOutcome.done();
    }

    @Override
    public StepOutcome destroy(Site site, Progress progress) {
        if (site.options().has(OperationOption.KEEP_DATA)) {
            play.step(site, Step.TOFU_DESTROY, progress, "lxd_instance.machine: destroying");
        } else {
            play.step(
                    site,
                    Step.TOFU_DESTROY,
                    progress,
                    "lxd_instance.machine: destroying",
                    "lxd_volume.data: destroying");
            volume.remove(site);
        }
        play.world(site).change(World::withoutMachine);
        return new StepOutcome.MachineGone();
    }
}
