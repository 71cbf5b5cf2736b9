package org.torrust.deployer.adapter.tofu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.torrust.deployer.adapter.tofu.PlayedTofu.SILENT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.torrust.deployer.adapter.drift.Drift;
import org.torrust.deployer.adapter.drift.Drift.Finding;
import org.torrust.deployer.adapter.drift.Drift.Kind;
import org.torrust.deployer.adapter.lxd.Lxd;
import org.torrust.deployer.adapter.process.FakePrograms;
import org.torrust.deployer.adapter.ssh.Sites;
import org.torrust.deployer.adapter.workspace.Trees;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.api.operation.Phase;
import org.torrust.deployer.api.operation.StepOutcome.AlreadyTrue;
import org.torrust.deployer.api.operation.StepOutcome.MachineGone;
import org.torrust.deployer.command.port.Site;
import org.torrust.deployer.command.port.StepFailedException;

/** What OpenTofu 1.12.6 says of its accidents is here in its own words; {@code end-to-end/run --faults} has the real one. */
class TofuAccidentsTest {

    private static final String OURS = """
            {"user.torrust-deployer.environment": "demo", "user.torrust-deployer.workspace": "0123456789abcdef"}""";
    private static final String LOCKED = """
            {"type":"diagnostic","diagnostic":{"severity":"error","summary":"Error acquiring the state lock","detail":"Error message: 2 errors occurred:\\n\\t* resource temporarily unavailable\\n\\t* open .terraform.tfstate.lock.info: no such file or directory\\n\\n\\n\\nOpenTofu acquires a state lock to protect the state from being written\\nby multiple users at the same time."}}
            """;
    private static final String UNREADABLE = """
            {"type":"diagnostic","diagnostic":{"severity":"error","summary":"Error acquiring the state lock","detail":"Error message: failed to write backup file: 2 problems:\\n\\n- Unsupported state file format: The state file could not be parsed as JSON: syntax error at byte offset 100."}}
            """;
    private static final String NO_PLUGINS = """
            {"type":"diagnostic","diagnostic":{"severity":"error","summary":"Required plugins are not installed","detail":"The installed provider plugins are not consistent with the packages selected in the dependency lock file:\\n  - registry.opentofu.org/terraform-lxd/lxd: there is no package for registry.opentofu.org/terraform-lxd/lxd 2.7.1 cached in .terraform/providers"}}
            """;
    private static final String NO_LXD = """
            {"type":"diagnostic","diagnostic":{"severity":"error","summary":"Failed to create storage volume","detail":"LXD unix socket \\"/var/lib/lxd/unix.socket\\" not accessible: Post \\"http://unix.socket/1.0/storage-pools/default/volumes/custom\\": dial unix /var/lib/lxd/unix.socket: connect: connection refused"}}
            """;

    private static final String IN_THE_WAY = """
            {"type":"diagnostic","diagnostic":{"severity":"error","summary":"Failed to create instance \\"torrust-demo-0123\\"","detail":"Failed creating instance record: Add instance info to the database: This \\"instances\\" entry already exists"}}
            """;

    @TempDir
    Path folder;

    private PlayedTofu played;
    private FakePrograms programs;

    private final Site site = Sites.nowhere();
    private final Site provisioned = Sites.at("10.0.0.7", 22);

    @BeforeEach
    void aMachineThatWasMade() {
        played = new PlayedTofu(folder, site, "lxc");
        programs = played.programs;
        played.made(machines(), site);
        programs.calls();
    }

    @Nested
    class AState {

        @Test
        void thatCouldNotBeSavedIsNamedWithHowToTakeItOver() throws IOException {
            Files.writeString(root().resolve("errored.tfstate"), "{}");

            for (var failure : List.of(applying(), destroying())) {
                assertThat(failure.summary())
                        .isEqualTo(
                                "An earlier run of OpenTofu could not save its state; it lies in data/demo/tofu/machine/errored.tfstate.");
                assertThat(failure.hint())
                        .isEqualTo(
                                "It is the newer one: put it in the place of the other, mv %1$s/errored.tfstate %1$s/terraform.tfstate; then try again."
                                        .formatted(root()));
            }
            assertThat(programs.calls()).noneMatch(call -> call.startsWith("tofu machine"));
        }

        @Test
        void thatCouldNotEvenBeWrittenOnceKeepsDestroyFromPassingItOver() throws IOException {
            Files.move(state(), root().resolve("errored.tfstate"));

            assertThat(destroying().summary()).contains("could not save its state");
        }

        @Test
        void thatIsGoneIsNamedBeforeASecondMachineIsMade() throws IOException {
            Files.delete(state());

            assertThat(applying())
                    .isEqualTo(
                            Failure.of(
                                    "The state of OpenTofu is gone: data/demo/tofu/machine/terraform.tfstate. Without it a second machine would be made beside the first.",
                                    "Put it back, from a copy or from terraform.tfstate.backup beside it. If there is none: destroy demo tells what is left to be removed by hand; then create demo anew."));
            assertThat(programs.calls()).noneMatch(call -> call.startsWith("tofu machine: apply"));
        }

        @Test
        void thatIsGoneLetsDestroyAskTheProviderWhatIsLeft() throws IOException {
            Files.delete(state());
            programs.set("instances/torrust-demo-0123", OURS);

            assertThat(destroying().detail()).isEqualTo("instance torrust-demo-0123");
            programs.unset("instances/torrust-demo-0123");
            assertThat(provisioner().destroy(site, SILENT)).isEqualTo(new MachineGone());
        }

        @Test
        void thatIsGoneIsToldWithWhatCannotBeRemovedBecauseOfIt() throws IOException {
            Files.delete(state());
            programs.set("instances/torrust-demo-0123", OURS);
            programs.set("refuses", NO_LXD.replace("unix socket", "volume is still in use"));

            assertThat(destroying().detail()).isEqualTo("instance torrust-demo-0123");
        }

        // OpenTofu takes it without a word: it would remove what it holds, which is another's.
        @Test
        void ofAnotherIsNeverGoneBy() throws IOException {
            Files.writeString(state(), "{\"version\": 4, \"lineage\": \"22222222-other\"}");

            for (var failure : List.of(applying(), destroying())) {
                assertThat(failure)
                        .isEqualTo(
                                Failure.of(
                                        "The state of OpenTofu in data/demo/tofu/machine/terraform.tfstate is not that of demo: its lineage is 22222222-other, not 11111111-machine. Nothing was done with it.",
                                        "Put the right one back, from a copy or from terraform.tfstate.backup beside it, then try again."));
            }
            assertThat(programs.calls()).noneMatch(call -> call.startsWith("tofu machine"));
        }

        @Test
        void thatIsCutOffIsNamed() throws IOException {
            Files.writeString(state(), "{\"version\": 4, \"lin");

            assertThat(applying().summary()).contains("is not that of demo: it cannot be read, not 11111111-machine");
        }

        @Test
        void thatIsLockedTellsThatOnlyTheOtherHasToEnd() {
            programs.set("refuses", LOCKED);

            assertThat(applying().summary()).isEqualTo("Error acquiring the state lock (tofu-apply).");
            assertThat(applying().hint())
                    .startsWith("Another OpenTofu works on this environment; wait until it has ended, then try again.");
        }

        @Test
        void thatIsNoneIsNotTakenForALockedOne() {
            programs.set("refuses", UNREADABLE);

            assertThat(applying().hint()).startsWith("The state is no state any more.");
        }
    }

    @Nested
    class AProvider {

        @Test
        void whoseProgramWasTakenAwayIsBroughtAnewAtTheNextTry() {
            programs.set("refuses", NO_PLUGINS);
            assertThat(applying().hint()).endsWith("It is brought anew when this is tried again, and by 'provision'.");
            programs.unset("refuses");
            programs.calls();

            played.made(machines(), site);

            assertThat(programs.calls()).contains("tofu data: init -input=false -no-color");
        }

        @Test
        void thatDoesNotAnswerIsTheOneThatIsNamed() {
            programs.set("refuses", NO_LXD);

            assertThat(applying().hint()).isEqualTo("LXD does not answer. See that it runs: lxc info; then try again.");
        }

        @Test
        void thatHasWhatTheStateDoesNotKnowIsToldWithWhatToLookAt() {
            programs.set("refuses", IN_THE_WAY);

            assertThat(applying().hint())
                    .isEqualTo(
                            "LXD has something of that name that OpenTofu knows nothing of. See it: lxc list torrust-demo-0123; put back the state that made it below data/demo/tofu, or remove it by hand: lxc delete --force torrust-demo-0123");
        }
    }

    @Nested
    class AFolderThatWasDeletedByHand {

        @BeforeEach
        void deleted() {
            Trees.delete(root().getParent());
        }

        @Test
        void doesNotMakeWhatItMadeGone() {
            programs.set("instances/torrust-demo-0123", OURS);

            assertThat(failureOf(() -> provisioner().destroy(site, SILENT)).detail())
                    .isEqualTo("instance torrust-demo-0123");
        }

        @Test
        void makesNothingGoneWhileTheProviderIsSilent() throws IOException {
            Files.writeString(programs.bin().resolve("lxc"), "#!/bin/sh\nexit 1\n");

            assertThat(failureOf(() -> provisioner().destroy(provisioned, SILENT))
                            .summary())
                    .isEqualTo("LXD does not answer.");
            assertThat(provisioner().destroy(site, SILENT)).isInstanceOf(AlreadyTrue.class);
        }
    }

    @Nested
    class ALook {

        @Test
        void findsNothingWhereNothingWasDone() {
            assertThat(look()).isEqualTo(Drift.NONE);
            assertThat(programs.calls())
                    .containsExactly(
                            "tofu data: plan -detailed-exitcode -input=false -lock=false -json",
                            "tofu machine: plan -detailed-exitcode -input=false -lock=false -json");
        }

        @Test
        void findsAMachineThatIsGone() throws IOException {
            Files.writeString(state(), "{\"version\":4,\"lineage\":\"11111111-machine\"}\n");

            assertThat(look().findings())
                    .containsExactly(new Finding(
                            Kind.MACHINE,
                            "lxd_instance.machine",
                            "as OpenTofu made it",
                            "is not there",
                            Phase.PROVISION));
            assertThat(look().isMachineGone()).isTrue();
        }

        @Test
        void callsNothingGoneThatOnlyTheStateDoesNotKnow() throws IOException {
            Files.writeString(state(), "{\"version\":4,\"lineage\":\"11111111-machine\"}\n");
            programs.set("instances/torrust-demo-0123", OURS);

            assertThat(look().findings())
                    .extracting(Finding::found)
                    .containsExactly("is there, but OpenTofu does not know it");
            assertThat(look().isMachineGone()).isFalse();
        }

        @Test
        void findsWhatWasChanged() {
            programs.set("changed", "update");
            assertThat(look().findings())
                    .extracting(Finding::what, Finding::found)
                    .contains(org.assertj.core.groups.Tuple.tuple(
                            "lxd_instance.machine", "was changed; it can be changed back"));
        }

        @Test
        void namesAStateThatIsNotToBeGoneBy() throws IOException {
            Files.delete(state());

            assertThat(look().findings()).singleElement().satisfies(finding -> {
                assertThat(finding.kind()).isEqualTo(Kind.STATE);
                assertThat(finding.found())
                        .startsWith("The state of OpenTofu is gone")
                        .contains("Put it back");
                assertThat(finding.mendedBy()).isEqualTo(Phase.PROVISION);
            });
        }

        @Test
        void saysWhatItCouldNotSee() {
            programs.set("refuses", NO_LXD);

            assertThat(look().findings()).isEmpty();
            assertThat(look().unseen())
                    .extracting(Drift.Unseen::why)
                    .allMatch(why -> why.contains("LXD unix socket")
                            && why.contains("LXD does not answer. See that it runs: lxc info"));
        }

        private Drift look() {
            return new TofuLook(machines(), played.workspace, programs.toolbox())
                    .of(site.environment(), site.configuration());
        }
    }

    private Failure applying() {
        return failureOf(() -> provisioner().apply(site, SILENT));
    }

    private Failure destroying() {
        return failureOf(() -> provisioner().destroy(site, SILENT));
    }

    private static Failure failureOf(Runnable act) {
        return catchThrowableOfType(StepFailedException.class, act::run).failure();
    }

    private Path root() {
        return played.workspace.environment(site.environment()).tofuMachine();
    }

    private Path state() {
        return root().resolve("terraform.tfstate");
    }

    private LxdMachines machines() {
        return new LxdMachines(played.workspace, new Lxd(programs.toolbox()));
    }

    private TofuProvisioner provisioner() {
        return played.provisioner(machines());
    }
}
