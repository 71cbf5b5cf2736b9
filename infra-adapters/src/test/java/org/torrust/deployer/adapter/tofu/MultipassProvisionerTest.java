package org.torrust.deployer.adapter.tofu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.torrust.deployer.adapter.tofu.PlayedTofu.SILENT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.torrust.deployer.adapter.drift.Drift;
import org.torrust.deployer.adapter.multipass.Multipass;
import org.torrust.deployer.adapter.process.FakePrograms;
import org.torrust.deployer.adapter.ssh.Sites;
import org.torrust.deployer.adapter.workspace.Trees;
import org.torrust.deployer.api.configuration.MultipassSettings;
import org.torrust.deployer.api.environment.HostAddress;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.api.operation.StepOutcome;
import org.torrust.deployer.api.operation.StepOutcome.AddressRead;
import org.torrust.deployer.api.operation.StepOutcome.AlreadyTrue;
import org.torrust.deployer.api.operation.StepOutcome.HostKeyPinned;
import org.torrust.deployer.api.operation.StepOutcome.MachineApplied;
import org.torrust.deployer.api.operation.StepOutcome.MachineGone;
import org.torrust.deployer.command.port.PlannedChange;
import org.torrust.deployer.command.port.Site;
import org.torrust.deployer.command.port.StepFailedException;

/** With programs that play OpenTofu and Multipass: neither Multipass nor its provider runs where these tests do. */
class MultipassProvisionerTest {

    private static final String INSTANCE = "torrust-demo-0123456789ab";
    private static final AlreadyTrue AS_WISHED = new AlreadyTrue("OpenTofu finds all as wished");

    @TempDir
    Path folder;

    private PlayedTofu played;
    private FakePrograms programs;

    private final Site site = Sites.nowhere()
            .wishing(Sites.on(new MultipassSettings("24.04", 2, "2GiB", "10GiB")), OperationOptions.NONE);

    @BeforeEach
    void playedPrograms() {
        played = new PlayedTofu(folder, site, "multipass");
        programs = played.programs;
    }

    @Nested
    class MakingAMachine {

        @Test
        void launchesItAsTheSettingsSay() {
            assertThat(made()).isEqualTo(new MachineApplied(true));

            assertThat(programs.calls())
                    .contains("multipass launch 24.04 --cpus 2 --name %s --disk 10GiB -m 2GiB --cloud-init %s"
                            .formatted(INSTANCE, root().resolve("cloud-init.yaml")));
        }

        @Test
        void readsWhereItIsAndWhoItIs() {
            made();

            assertThat(provisioner().readAddress(site)).isEqualTo(new AddressRead(new HostAddress("127.0.0.1", 22)));
            assertThat(provisioner().pinHostKey(site)).isInstanceOf(HostKeyPinned.class);
            assertThat(played.workspace.environment(site.environment()).knownHosts())
                    .content()
                    .startsWith("demo ssh-ed25519 AAAA");
        }

        @Test
        void findsItAsWishedTheNextTime() {
            made();
            programs.calls();

            assertThat(made()).isEqualTo(AS_WISHED);
            assertThat(programs.calls()).noneMatch(call -> call.contains("launch"));
        }

        @Test
        void tellsBeforehandWhatItWouldMake() {
            assertThat(provisioner().preview(site, SILENT))
                    .containsExactly(new PlannedChange("multipass_instance.machine", "create"));
            assertThat(programs.calls()).noneMatch(call -> call.startsWith("multipass"));
        }

        @Test
        void givesUserDataThatOnlyTheOperatorCanRead() throws IOException {
            made();

            assertThat(Files.readString(userData()))
                    .startsWith("#cloud-config\n")
                    .contains("ssh-ed25519 AAAA op");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(userData())))
                    .isEqualTo("rw-------");
        }

        @Test
        void namesItSoThatAHostNameCanHoldIt() {
            var other = Sites.called("a" + "b".repeat(39), site);

            assertThat(machines().instance(other)).hasSizeLessThanOrEqualTo(63);
        }
    }

    @Nested
    class WhereMultipassIsASnap {

        private final Path common = Path.of("home/snap/multipass/common");

        @BeforeEach
        void aSnap() throws IOException {
            Files.move(programs.bin().resolve("multipass"), programs.bin().resolve("snap"));
            Files.createSymbolicLink(
                    programs.bin().resolve("multipass"), programs.bin().resolve("snap"));
        }

        @Test
        void putsUserDataWhereASnapCanReadIt() {
            made();

            assertThat(programs.calls()).anyMatch(call -> call.contains(" --cloud-init " + folder.resolve(common)));
            assertThat(root().resolve("cloud-init.yaml")).doesNotExist();
        }

        @Test
        void leavesNothingThereAfterADestroy() {
            made();
            assertThat(folder.resolve(common)).isNotEmptyDirectory();

            provisioner().destroy(site, SILENT);

            assertThat(folder.resolve(common)).isEmptyDirectory();
        }
    }

    @Nested
    class ALaunchThatFails {

        @Test
        void isGoneOnWithWhereTheMachineRunsAllTheSame() {
            programs.set("late", "");

            assertThat(made()).isEqualTo(new MachineApplied(true));
            assertThat(provisioner().readAddress(site)).isInstanceOf(AddressRead.class);
        }

        @Test
        void isGoneOnWithWhereItsProviderDidNotUnderstandTheAnswer() {
            programs.set("zone", "");

            assertThat(made()).isEqualTo(new MachineApplied(true));
        }

        @Test
        void isToldInMultipassesWordsWhereTheMachineDoesNotRun() {
            programs.set("stuck", "");

            assertThat(refusal(MultipassProvisionerTest.this::made)).contains("timed out waiting for response");
        }

        @Test
        void leavesAMachineThatTheNextTryFinds() {
            programs.set("stuck", "");
            refusal(MultipassProvisionerTest.this::made);
            programs.unset("stuck");
            programs.calls();

            assertThat(made()).isEqualTo(AS_WISHED);
            assertThat(programs.calls())
                    .contains("tofu machine: import -input=false -no-color -lock-timeout=60s"
                            + " multipass_instance.machine " + INSTANCE)
                    .noneMatch(call -> call.contains("launch"));
        }

        /** An OpenTofu whose deployer was killed writes down the machine it makes only when it ends. */
        @Test
        void isNotMendedBesideAnOpenTofuThatWasLeftAtWork() throws IOException {
            programs.set("stuck", "");
            refusal(MultipassProvisionerTest.this::made);
            var job = played.workspace
                    .environment(site.environment())
                    .job(site.operation(), Step.TOFU_APPLY)
                    .resolve("machine");
            Files.writeString(job.resolve("claimed"), "of a deployer that is gone\n");
            Files.writeString(job.resolve("exit"), "0\n");
            programs.calls();

            provisioner().apply(site, SILENT);

            assertThat(programs.calls()).noneMatch(call -> call.startsWith("tofu"));
        }

        @Test
        void saysWhatToDoAboutUserDataThatCannotBeRead() {
            provisioner().render(site);
            provisioner().initialise(site, SILENT);
            Trees.delete(userData());

            assertThat(refusal(() -> provisioner().apply(site, SILENT)))
                    .contains("Multipass could not read " + userData());
        }
    }

    @Nested
    class AMultipassThatDoesNotAnswer {

        /** Else its provider would take every machine for gone, and forget it. */
        @Test
        void isNoticedBeforeOpenTofuIsAsked() {
            made();
            programs.set("silent", "");
            programs.calls();

            assertThat(refusal(MultipassProvisionerTest.this::made)).contains("Multipass does not answer.");
            assertThat(refusal(() -> provisioner().destroy(site, SILENT))).contains("Multipass does not answer.");
            assertThat(programs.calls()).containsOnly("multipass list --format json");
        }
    }

    @Nested
    class RemovingAMachine {

        @Test
        void leavesNothing() {
            made();

            assertThat(provisioner().destroy(site, SILENT)).isEqualTo(new MachineGone());

            assertThat(programs.names("instances")).isEmpty();
            assertThat(programs.calls()).contains("multipass delete --purge " + INSTANCE);
        }

        @Test
        void findsOneThatNoStateKnowsOf() {
            made();
            Trees.delete(root().resolve("terraform.tfstate"));

            assertThat(provisioner().destroy(site, SILENT)).isEqualTo(new MachineGone());

            assertThat(programs.names("instances")).isEmpty();
        }

        @Test
        void touchesNoMachineOfAnotherWorkspace() {
            made();
            var theirs = programs.set("instances/torrust-demo-ba9876543210", "state=Running\n");

            provisioner().destroy(site, SILENT);

            assertThat(theirs).exists();
        }

        @Test
        void claimsNothingWhileItCanStillBeRecovered() throws IOException {
            made();
            keepsWhatIsDeleted();

            assertThat(refusal(() -> provisioner().destroy(site, SILENT)))
                    .contains("Multipass still has something of demo.")
                    .contains("instance %s, Deleted".formatted(INSTANCE))
                    .contains("multipass delete --purge " + INSTANCE);
        }

        @Test
        void isNotGoneWhereOnlyOpenTofuLostSightOfIt() throws IOException {
            made();
            Files.writeString(root().resolve("terraform.tfstate"), "{\"lineage\":\"11111111-machine\"}\n");
            assertThat(look().findings())
                    .extracting(Drift.Finding::found)
                    .containsExactly("is there, but OpenTofu does not know it");
            assertThat(look().isMachineGone()).isFalse();

            Files.delete(root().resolve("terraform.tfstate"));
            assertThat(look().findings())
                    .extracting(Drift.Finding::found)
                    .containsExactly("is gone; 'provision' finds the machine without it");
            assertThat(made()).isEqualTo(AS_WISHED);
            assertThat(look()).isEqualTo(Drift.NONE);
        }

        private Drift look() {
            return new TofuLook(machines(), played.workspace, programs.toolbox())
                    .of(site.environment(), site.configuration());
        }

        @Test
        void isDoneWhereNothingWasEverMadeThoughMultipassIsNone() throws IOException {
            Files.writeString(programs.bin().resolve("multipass"), "#!/bin/sh\nexit 2\n");

            assertThat(provisioner().destroy(site, SILENT)).isInstanceOf(AlreadyTrue.class);
            assertThat(programs.calls()).noneMatch(call -> call.startsWith("tofu"));
        }

        private void keepsWhatIsDeleted() throws IOException {
            var program = programs.bin().resolve("multipass");
            var script = Files.readString(program);
            Files.writeString(
                    program, script.replace("rm \"$all/$2\"", "sed -i s/^state=.*/state=Deleted/ \"$all/$2\""));
        }
    }

    private StepOutcome made() {
        return played.made(machines(), site);
    }

    private static String refusal(Runnable act) {
        var failure = catchThrowableOfType(StepFailedException.class, act::run).failure();
        return String.join("\n", failure.summary(), failure.detail(), failure.hint());
    }

    private Path root() {
        return played.workspace.environment(site.environment()).tofuMachine();
    }

    private Path userData() {
        return root().resolve("cloud-init.yaml");
    }

    private MultipassMachines machines() {
        return new MultipassMachines(played.workspace, new Multipass(programs.toolbox(), folder.resolve("home")));
    }

    private TofuProvisioner provisioner() {
        return played.provisioner(machines());
    }
}
