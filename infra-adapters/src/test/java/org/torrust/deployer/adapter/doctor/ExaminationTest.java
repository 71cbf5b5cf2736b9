package org.torrust.deployer.adapter.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.torrust.deployer.adapter.process.FakePrograms;
import org.torrust.deployer.adapter.process.Toolbox;
import org.torrust.deployer.adapter.tool.CheckResult;
import org.torrust.deployer.adapter.tool.CheckResult.Status;
import org.torrust.deployer.adapter.workspace.PrivateFiles;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.operation.OperationId;

/** What carries the workspace's id at providers whose clients are played; the rest is {@code DoctorTest} of the program. */
class ExaminationTest {

    private static final String ID = "0123456789abcdef";

    @TempDir
    Path folder;

    private Workspace workspace;
    private FakePrograms programs;

    @BeforeEach
    void aWorkspaceWithAnId() {
        workspace = new Workspace(folder.resolve("workspace"));
        programs = new FakePrograms(folder.resolve("world"), "lxc", "multipass");
        PrivateFiles.write(workspace.identity(), ID + "\n");
    }

    @Test
    void findsWhatLxdHasOfEnvironmentsThatAreGone() {
        programs.set("instances/torrust-demo-0123", labels("demo", ID));
        programs.set("instances/torrust-old-0123", labels("old", ID));
        programs.set("instances/torrust-nobody-0123", labels("nobody", ID));
        programs.set("instances/torrust-theirs-4567", labels("theirs", "4567456745674567"));
        programs.set("volumes/torrust-old-0123-data", labels("old", ID));

        assertThat(machines(living("demo", "lxd"), destroyed("old", "lxd")))
                .extracting(CheckResult::version, CheckResult::why, CheckResult::hint)
                .containsExactly(
                        left(
                                "LXD instance torrust-nobody-0123",
                                "there is no environment nobody",
                                "lxc delete --force torrust-nobody-0123"),
                        left(
                                "LXD instance torrust-old-0123",
                                "old is destroyed",
                                "lxc delete --force torrust-old-0123"),
                        left(
                                "LXD volume torrust-old-0123-data in pool default",
                                "old is destroyed",
                                "lxc storage volume delete default torrust-old-0123-data"));
    }

    @Test
    void leavesVolumesThatWereToBeKept() {
        programs.set("volumes/torrust-old-0123-data", labels("old", ID));
        PrivateFiles.write(
                workspace.environment(new EnvironmentName("old")).tofuData().resolve("terraform.tfstate"), "{}");

        assertThat(machines(destroyed("old", "lxd"))).isEmpty();
    }

    @Test
    void findsAMachineWhoseNameIsNowAnotherProviders() {
        programs.set("instances/torrust-demo-0123", labels("demo", ID));

        assertThat(machines(living("demo", "simulated")))
                .extracting(CheckResult::version)
                .containsExactly("LXD instance torrust-demo-0123");
    }

    @Test
    void findsInstancesOfMultipassByTheirNames() {
        programs.set("instances/torrust-demo-" + ID.substring(0, 12), "state=Running");
        programs.set("instances/torrust-eu-staging-2-" + ID.substring(0, 12), "state=Running");
        programs.set("instances/torrust-demo-456745674567", "state=Running");
        programs.set("instances/primary", "state=Running");

        assertThat(machinesWith("multipass", living("demo", "multipass")))
                .extracting(CheckResult::version, CheckResult::why, CheckResult::hint)
                .containsExactly(left(
                        "Multipass instance torrust-eu-staging-2-0123456789ab",
                        "there is no environment eu-staging-2",
                        "multipass delete --purge torrust-eu-staging-2-0123456789ab"));
    }

    @Test
    void saysWhereAProviderThatIsInUseDoesNotAnswer() {
        programs.set("silent", "");

        assertThat(machines(living("demo", "lxd")).getFirst()).satisfies(result -> {
            assertThat(result.status()).isEqualTo(Status.FAIL);
            assertThat(result.why()).isEqualTo("nobody can tell what is left there: LXD does not answer.");
            assertThat(result.hint()).isEqualTo("See that it runs: lxc info");
        });
        assertThat(machines(destroyed("demo", "lxd")).getFirst().status()).isEqualTo(Status.WARN);
        assertThat(machines(living("demo", "simulated"))).isEmpty();
    }

    @Test
    void saysWhereTheClientOfAProviderThatIsInUseIsMissing() {
        assertThat(found(new Toolbox(folder.toString()), living("demo", "lxd")))
                .singleElement()
                .satisfies(result -> assertThat(result.why()).endsWith("'lxc' was not found on PATH."));
        assertThat(found(new Toolbox(folder.toString()), living("demo", "ssh"))).isEmpty();
    }

    @Test
    void asksNobodyBeforeAnythingWasMade() {
        PrivateFiles.write(folder.resolve("other/data/file"), "");
        workspace = new Workspace(folder.resolve("other"));

        assertThat(machines(living("demo", "lxd"))).isEmpty();
        assertThat(programs.calls()).isEmpty();
        assertThat(workspace.identity()).doesNotExist();
    }

    @Test
    void findsThatTheIdIsLost() {
        workspace = new Workspace(folder.resolve("other"));
        var withMachine = known("demo", "lxd", false, true);

        assertThat(found(programs.toolbox(), withMachine)).singleElement().satisfies(result -> {
            assertThat(result.why()).startsWith("data/workspace-id is missing: what is this workspace's");
            assertThat(result.hint()).contains("Put it back from a copy");
        });

        PrivateFiles.write(workspace.identity(), "no id\n");
        assertThat(found(programs.toolbox(), withMachine))
                .singleElement()
                .satisfies(result -> assertThat(result.why()).startsWith("data/workspace-id is no id"));
    }

    @Test
    void findsThatTheKeyOfItsStatesIsLost() {
        PrivateFiles.write(
                workspace.environment(new EnvironmentName("demo")).tofuMachine().resolve("terraform.tfstate"),
                "{\"encrypted_data\":\"AAAA\"}");
        var examination = new Examination(
                workspace, programs.toolbox(), folder, List.of(living("demo", "simulated")), Instant.EPOCH);

        assertThat(examination.run())
                .filteredOn(result -> result.name().equals("State key"))
                .singleElement()
                .satisfies(result -> {
                    assertThat(result.status()).isEqualTo(Status.FAIL);
                    assertThat(result.why())
                            .isEqualTo(
                                    "data/state.key is missing: without it nobody opens OpenTofu's states data/demo/tofu/machine/terraform.tfstate");
                    assertThat(result.hint()).startsWith("Put it back from a copy");
                });

        PrivateFiles.write(workspace.stateKey(), "key\n");
        assertThat(examination.run()).noneMatch(result -> result.name().equals("State key"));
    }

    private static String labels(String environment, String workspace) {
        return """
            {"user.torrust-deployer.environment": "%s", "user.torrust-deployer.workspace": "%s"}""".formatted(environment, workspace);
    }

    private static org.assertj.core.groups.Tuple left(String what, String standing, String removal) {
        return org.assertj.core.groups.Tuple.tuple(
                what, "it is left, and " + standing, "Look what is on it, then remove it: " + removal);
    }

    private static Known living(String name, String provider) {
        return known(name, provider, false, false);
    }

    private static Known destroyed(String name, String provider) {
        return known(name, provider, true, false);
    }

    private static Known known(String name, String provider, boolean isDestroyed, boolean hasMachine) {
        return new Known(new EnvironmentName(name), provider, isDestroyed, hasMachine, new OperationId("op-1"), false);
    }

    /** With LXD alone; the instances of the other would be its, too. */
    private List<CheckResult> machines(Known... environments) {
        return machinesWith("lxc", environments);
    }

    private List<CheckResult> machinesWith(String client, Known... environments) {
        var other = client.equals("lxc") ? "multipass" : "lxc";
        programs.unset("bin/" + other);
        var found = found(programs.toolbox(), environments);
        programs = new FakePrograms(folder.resolve("world"), other);
        return found;
    }

    private List<CheckResult> found(Toolbox toolbox, Known... environments) {
        var examination =
                new Examination(workspace, toolbox, folder.resolve("home"), Arrays.asList(environments), Instant.EPOCH);
        return examination.run().stream()
                .filter(result -> result.name().matches("Machine|Workspace id"))
                .toList();
    }
}
