package org.torrust.deployer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged program, run as a process, with programs that play OpenTofu and Multipass. What they make has no SSH server
 * with its host key, so that it is as far as it goes: made, looked for, and removed.
 */
class MultipassLifeTest {

    @TempDir
    Path folder;

    Shell shell;

    @BeforeEach
    void aWorkspaceAndPrograms() throws IOException {
        var programs = Files.createDirectory(folder.resolve("bin"));
        for (var name : List.of("tofu", "multipass")) {
            Files.copy(Shell.root().resolve("infra-adapters/src/test/fakes").resolve(name), programs.resolve(name));
        }
        shell = new Shell(folder.resolve("workspace")).with(programs);
        assertThat(shell.deployer("create", "demo", "--provider", "multipass", "--set", "limits.ssh-seconds=1")
                        .exitCode())
                .isZero();
    }

    @Test
    void leavesNoMachineBehindThatLetsNobodyIn() throws IOException {
        var run = shell.deployer("provision", "demo", "--auto-approve");

        assertThat(run.exitCode()).as(run.all()).isEqualTo(6);
        assertThat(run.err()).contains("What it had made was removed again.");
        assertThat(calls()).anyMatch(call -> call.startsWith("multipass launch 24.04 --cpus 2 --name torrust-demo-"));
        assertThat(instances()).isEmpty();
    }

    @Test
    void removesAMachineWithItsDataOnly() throws IOException {
        shell.deployer("provision", "demo", "--auto-approve", "--keep-on-failure");
        assertThat(instances()).hasSize(1);
        Files.delete(folder.resolve("calls"));

        var keeping = shell.deployer("destroy", "demo", "--keep-data", "--force");
        assertThat(keeping.exitCode()).as(keeping.all()).isEqualTo(2);
        assertThat(keeping.err())
                .isEqualTo("Error: The data of demo lies in its machine: provider multipass has no volume that could be"
                        + " kept.\nTake a copy with you: torrust-tracker-deployer destroy demo --backup\n");
        assertThat(folder.resolve("calls")).doesNotExist();

        var whole = shell.deployer("destroy", "demo", "--force");
        assertThat(whole.exitCode()).as(whole.all()).isZero();
        assertThat(instances()).isEmpty();
        assertThat(shell.workspace().resolve("data/demo")).doesNotExist();
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(folder.resolve("calls"));
    }

    private List<Path> instances() throws IOException {
        try (var files = Files.list(folder.resolve("instances"))) {
            return files.toList();
        }
    }
}
