package org.torrust.deployer.adapter.tofu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.torrust.deployer.adapter.tofu.PlayedTofu.SILENT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.torrust.deployer.adapter.process.JobRunner;
import org.torrust.deployer.adapter.process.ToolPath;
import org.torrust.deployer.adapter.process.Toolbox;
import org.torrust.deployer.adapter.ssh.FakeHost;
import org.torrust.deployer.adapter.ssh.Patience;
import org.torrust.deployer.adapter.ssh.Sites;
import org.torrust.deployer.adapter.workspace.PrivateFiles;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.environment.HostAddress;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.api.operation.StepOutcome;
import org.torrust.deployer.api.operation.StepOutcome.AddressRead;
import org.torrust.deployer.api.operation.StepOutcome.AlreadyTrue;
import org.torrust.deployer.api.operation.StepOutcome.MachineApplied;
import org.torrust.deployer.api.operation.StepOutcome.MachineGone;
import org.torrust.deployer.command.port.Interruption;
import org.torrust.deployer.command.port.Site;
import org.torrust.deployer.command.port.StepFailedException;

/** With the real OpenTofu, where there is one, on a resource that is built into it. */
class StateEncryptionTest {

    private static final String CANARY = "canary-in-user-data-2f81c4";
    private static final AlreadyTrue AS_WISHED = new AlreadyTrue("OpenTofu finds all as wished");
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private final Site site = Sites.nowhere();
    private Workspace workspace;
    private Path root;

    @BeforeEach
    void realOpenTofu() {
        assumeThat(ToolPath.find("tofu")).as("OpenTofu is not installed").isPresent();
        workspace = new Workspace(folder.resolve("workspace"));
        root = workspace.environment(site.environment()).tofuMachine();
    }

    @Test
    void leavesNothingReadableOfAMachineInItsState() throws IOException {
        assertThat(made(CANARY)).isEqualTo(new MachineApplied(true));
        assertThat(now().readAddress(site)).isEqualTo(new AddressRead(new HostAddress(BuiltInMachines.ADDRESS, 22)));
        assertThat(made(CANARY)).isEqualTo(AS_WISHED);

        assertThat(made(CANARY + " and more")).isInstanceOf(MachineApplied.class);

        assertThat(root.resolve("terraform.tfstate.backup")).exists();
        assertThat(readable()).isEmpty();
        assertThat(modes()).containsOnly("rw-------");
    }

    @Test
    void encryptsThePlansThatAreSavedByHand() throws IOException {
        made(CANARY);
        wish(CANARY + " and more");
        var planned = by("plan", "-input=false", "-out=machine.tfplan");

        assertThat(planned).contains(CANARY);
        assertThat(Files.readString(root.resolve("machine.tfplan"))).doesNotContain(CANARY);
        assertThat(by("apply", "-input=false", "machine.tfplan")).contains("Apply complete!");
    }

    @Test
    void tellsTheKeyToNoneThatOpenTofuStarts() throws IOException {
        made(CANARY);

        assertThat(Files.readString(root.resolve("inherited")))
                .contains("PATH=", "tofu -chdir=")
                .doesNotContain(Files.readString(workspace.stateKey()).strip());
    }

    @Test
    void isTakenUpWhereAnOlderDeployerLeftItsStateReadable() throws IOException {
        before(CANARY);
        before(CANARY + " and more");
        assertThat(readable()).containsExactlyInAnyOrder("terraform.tfstate", "terraform.tfstate.backup");

        var provisioner = now(CANARY + " and more");
        assertThat(provisioner.preview(site, SILENT)).isEmpty();
        assertThat(provisioner.apply(site, SILENT)).isEqualTo(AS_WISHED);

        assertThat(readable()).isEmpty();
        assertThat(provisioner.readAddress(site)).isInstanceOf(AddressRead.class);
    }

    @Test
    void isNotInTheWayOfDestroyingWhatAnOlderDeployerMade() {
        before(CANARY);

        assertThat(now().destroy(site, SILENT)).isEqualTo(new MachineGone());
    }

    @Test
    void isDestroyedAsItWasMade() {
        made(CANARY);

        assertThat(now().destroy(site, SILENT)).isEqualTo(new MachineGone());
    }

    @Test
    void takesNoReadableStateInPlaceOfAnEncryptedOneByHand() throws IOException {
        before(CANARY);
        now().render(site);
        new StateEncryption(workspace).requireKey();

        assertThat(by("output")).contains("encountered unencrypted payload without unencrypted method configured");
    }

    @Test
    void saysWhichKeyIsGoneAndMakesNoOther() throws IOException {
        made(CANARY);
        var aside = Files.move(workspace.stateKey(), folder.resolve("aside"));

        for (var act : everything()) {
            var failure = failure(act);
            assertThat(failure.summary()).isEqualTo("The key of OpenTofu's states is gone: data/state.key.");
            assertThat(failure.detail()).endsWith("data/demo/tofu/machine/terraform.tfstate");
            assertThat(failure.hint()).startsWith("Put data/state.key back from a copy of the workspace.");
        }
        assertThat(workspace.stateKey()).doesNotExist();

        Files.move(aside, workspace.stateKey());
        assertThat(made(CANARY)).isEqualTo(AS_WISHED);
    }

    @Test
    void saysThatTheKeyIsAnotherOne() throws IOException {
        made(CANARY);
        var key = Files.readString(workspace.stateKey());
        for (var other : List.of("another-key-another-key-another-key\n", "short\n", "\n")) {
            PrivateFiles.write(workspace.stateKey(), other);
            for (var act : everything()) {
                var failure = failure(act);
                assertThat(failure.hint()).startsWith("Put data/state.key back from a copy of the workspace.");
                assertThat(failure.detail()).containsAnyOf("decryption failed", "key_provider.pbkdf2.workspace");
            }
        }
        assertThat(failure(() -> now().apply(site, SILENT)).summary())
                .isEqualTo(
                        "OpenTofu cannot read its state with the key of this workspace, data/state.key (tofu-apply).");

        PrivateFiles.write(workspace.stateKey(), key);
        assertThat(made(CANARY)).isEqualTo(AS_WISHED);
    }

    @Test
    void canBeDoneWithoutWhereItsStateIsPutAside() throws IOException {
        made(CANARY);
        Files.delete(workspace.stateKey());
        Files.move(root.resolve("terraform.tfstate"), root.resolve("terraform.tfstate.lost"));

        assertThat(now().destroy(site, SILENT)).isEqualTo(new MachineGone());
    }

    @Test
    void isEncryptedWithAnotherKeyOnceItWasPulledAndTheKeyDeleted() throws IOException {
        made(CANARY);
        var key = Files.readString(workspace.stateKey());
        var pulled = by("state", "pull");
        PrivateFiles.write(
                root.resolve("terraform.tfstate"), pulled.substring(pulled.indexOf('{'), pulled.lastIndexOf('}') + 1));
        Files.delete(workspace.stateKey());

        assertThat(made(CANARY)).isEqualTo(AS_WISHED);

        assertThat(readable()).isEmpty();
        assertThat(Files.readString(workspace.stateKey())).isNotEqualTo(key);
    }

    private List<Runnable> everything() {
        return List.of(
                () -> now().preview(site, SILENT),
                () -> now().apply(site, SILENT),
                () -> now().readAddress(site),
                () -> now().destroy(site, SILENT));
    }

    private static Failure failure(Runnable act) {
        return catchThrowableOfType(StepFailedException.class, act::run).failure();
    }

    private StepOutcome made(String userData) {
        return now(userData).apply(site, SILENT);
    }

    private TofuProvisioner now() {
        return provisioner(new BuiltInMachines(workspace, CANARY, false));
    }

    private TofuProvisioner now(String userData) {
        return begun(new BuiltInMachines(workspace, userData, false));
    }

    private void wish(String userData) {
        new BuiltInMachines(workspace, userData, false).render(site);
    }

    private void before(String userData) {
        begun(new BuiltInMachines(workspace, userData, true)).apply(site, SILENT);
    }

    private TofuProvisioner begun(BuiltInMachines machines) {
        var provisioner = provisioner(machines);
        provisioner.render(site);
        provisioner.initialise(site, SILENT);
        return provisioner;
    }

    private TofuProvisioner provisioner(BuiltInMachines machines) {
        var once = new Patience(() -> Instant.EPOCH, pause -> {});
        var jobs = new JobRunner(new Interruption(), LIMIT);
        return new TofuProvisioner(machines, workspace, jobs, new FakeHost(), once, Toolbox.ofOperator());
    }

    /** What an operator's own OpenTofu says in the root. */
    private String by(String... arguments) {
        var command = new ArrayList<>(List.of("tofu", "-chdir=" + root));
        command.addAll(List.of(arguments));
        var answer = Toolbox.ofOperator().ask(command, LIMIT);
        return answer.out() + answer.err();
    }

    /** The files OpenTofu keeps its state in that say something of the machine to everyone who reads them. */
    private List<String> readable() throws IOException {
        try (var files = Files.list(root)) {
            return files.filter(file -> file.getFileName().toString().startsWith("terraform.tfstate"))
                    .filter(StateEncryptionTest::tells)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    private static boolean tells(Path file) {
        try {
            var text = Files.readString(file);
            return text.contains("canary") || text.contains(BuiltInMachines.ADDRESS) || text.contains("terraform_data");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> modes() throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("inherited"))
                    .map(StateEncryptionTest::mode)
                    .distinct()
                    .toList();
        }
    }

    private static String mode(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
