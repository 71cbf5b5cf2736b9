package org.torrust.deployer.adapter.tofu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.torrust.deployer.adapter.tofu.PlayedTofu.SILENT;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.torrust.deployer.adapter.lxd.Lxd;
import org.torrust.deployer.adapter.process.FakePrograms;
import org.torrust.deployer.adapter.ssh.Sites;
import org.torrust.deployer.api.operation.OperationOption;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.api.operation.StepOutcome;
import org.torrust.deployer.api.operation.StepOutcome.AlreadyTrue;
import org.torrust.deployer.api.operation.StepOutcome.HostKeyPinned;
import org.torrust.deployer.api.operation.StepOutcome.MachineApplied;
import org.torrust.deployer.api.operation.StepOutcome.MachineGone;
import org.torrust.deployer.command.port.PlannedChange;
import org.torrust.deployer.command.port.Site;
import org.torrust.deployer.command.port.StepFailedException;

/** With programs that play OpenTofu and LXD's client; {@code end-to-end/run} has the real ones. */
class LxdProvisionerTest {

    private static final String APPLYING = "-auto-approve -input=false -lock-timeout=60s -json";
    private static final String LABELS = """
            {"user.torrust-deployer.environment": "demo", "user.torrust-deployer.workspace": "0123456789abcdef"}""";

    @TempDir
    Path folder;

    private PlayedTofu played;
    private FakePrograms programs;

    private final Site site = Sites.nowhere();

    @BeforeEach
    void playedPrograms() {
        played = new PlayedTofu(folder, site, "lxc");
        programs = played.programs;
    }

    @Test
    void makesTheVolumeBeforeTheMachine() {
        assertThat(provisioner().preview(site, SILENT))
                .containsExactly(
                        new PlannedChange("lxd_volume.data", "create"),
                        new PlannedChange("lxd_instance.machine", "create"));
        assertThat(made()).isEqualTo(new MachineApplied(true));
        assertThat(made()).isEqualTo(new AlreadyTrue("OpenTofu finds all as wished"));

        assertThat(programs.calls())
                .containsSubsequence("tofu data: apply " + APPLYING, "tofu machine: apply " + APPLYING)
                .noneMatch(call -> call.contains("state list"));
    }

    @Test
    void pinsTheKeyThatLxdReadsInTheMachine() {
        assertThat(provisioner().pinHostKey(site)).isInstanceOf(HostKeyPinned.class);
        assertThat(programs.calls())
                .containsExactly("lxc file pull torrust-demo-0123/etc/ssh/ssh_host_ed25519_key.pub -");
    }

    @Test
    void removesTheMachineBeforeTheVolume() {
        made();
        programs.calls();

        assertThat(provisioner().destroy(site, SILENT)).isEqualTo(new MachineGone());

        assertThat(programs.calls())
                .startsWith("tofu machine: destroy " + APPLYING, "tofu data: destroy " + APPLYING)
                .hasSize(4);
    }

    @Test
    void leavesTheVolumeWhereThatIsWished() {
        made();
        programs.set("volumes/torrust-demo-0123-data", LABELS);
        programs.calls();

        assertThat(provisioner().destroy(keeping(), SILENT)).isEqualTo(new MachineGone());

        assertThat(programs.calls()).noneMatch(call -> call.startsWith("tofu data"));
    }

    @Test
    void claimsNothingWhileLxdHasSomethingWithItsLabels() {
        made();
        programs.set("instances/forgotten", LABELS);
        programs.set("instances/of-others", "{}");
        programs.set("volumes/torrust-demo-0123-data", LABELS);

        var failure = refusal(() -> provisioner().destroy(keeping(), SILENT));

        assertThat(failure.failure().summary()).isEqualTo("LXD still has something of demo.");
        assertThat(failure.failure().detail()).isEqualTo("instance forgotten");
    }

    @Test
    void tellsARegistryThatDoesNotAnswerFromAnLxdThatDoesNot() {
        assertThat(hint("could not connect to registry.opentofu.org: dial tcp: connection refused"))
                .startsWith("The provider cannot be had. Name a mirror");
        assertThat(hint("dial unix /var/snap/lxd/common/lxd/unix.socket: connect: connection refused"))
                .startsWith("LXD does not answer.");
        assertThat(hint("Storage pool not found")).startsWith("LXD has no pool 'default'.");
        assertThat(hint("disk is full")).startsWith("What was made stays and is found again: try again");
    }

    private String hint(String words) {
        return TofuHints.hint(words, site, machines());
    }

    private Site keeping() {
        return site.wishing(site.configuration(), OperationOptions.of(OperationOption.KEEP_DATA));
    }

    private StepOutcome made() {
        return played.made(machines(), site);
    }

    private static StepFailedException refusal(Runnable act) {
        return catchThrowableOfType(StepFailedException.class, act::run);
    }

    private LxdMachines machines() {
        return new LxdMachines(played.workspace, new Lxd(programs.toolbox()));
    }

    private TofuProvisioner provisioner() {
        return played.provisioner(machines());
    }
}
