package org.torrust.deployer.adapter.multipass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.torrust.deployer.adapter.process.Toolbox;
import org.torrust.deployer.command.port.StepFailedException;

/** Answers as Multipass 1.16 gives them. */
class MultipassTest {

    @TempDir
    Path folder;

    @Test
    void tellsHowAnInstanceIs() throws IOException {
        says("""
                cat <<'ANSWER'
                {
                    "list": [
                        {
                            "ipv4": ["10.97.0.76", "172.17.0.1"],
                            "name": "torrust-demo-0123456789ab",
                            "release": "Ubuntu 24.04 LTS",
                            "state": "Running"
                        },
                        {
                            "ipv4": [],
                            "name": "torrust-demo-ba9876543210",
                            "release": "Not Available",
                            "state": "Deleted"
                        }
                    ]
                }
                ANSWER""");

        assertThat(multipass().state("torrust-demo-0123456789ab")).contains("Running");
        assertThat(multipass().state("torrust-demo-ba9876543210")).contains("Deleted");
        assertThat(multipass().state("torrust-demo")).isEmpty();
    }

    @Test
    void hasNothingWhereItSaysSo() throws IOException {
        says("echo '{\"list\": []}'");

        assertThat(multipass().state("torrust-demo-0123456789ab")).isEmpty();
    }

    @Test
    void isNotTakenToHaveNothingWhenItDoesNotAnswer() throws IOException {
        says("echo 'list failed: cannot connect to the multipass socket' >&2; exit 2");

        assertThatThrownBy(() -> multipass().state("x"))
                .isInstanceOfSatisfying(
                        StepFailedException.class,
                        e -> assertThat(e.failure().detail())
                                .isEqualTo("list failed: cannot connect to the multipass socket"));
    }

    @Test
    void isNotTakenToHaveNothingWhenItSaysSomethingElse() throws IOException {
        says("echo 'Name State'");
        assertThatThrownBy(() -> multipass().state("x")).hasMessage("Multipass does not answer.");

        says("echo '{\"instances\": []}'");
        assertThatThrownBy(() -> multipass().state("x")).hasMessage("Multipass does not answer.");
    }

    @Test
    void readsTheHostKeyInsideTheMachine() throws IOException {
        says("[ \"$*\" = 'exec demo -- cat /etc/ssh/ssh_host_ed25519_key.pub' ] && echo 'ssh-ed25519 AAAA root@demo'");

        assertThat(multipass().hostKey("demo")).contains("ssh-ed25519 AAAA root@demo");
    }

    @Test
    void hasNoHostKeyWhileTheMachineDoesNotTellOne() throws IOException {
        says("echo 'exec failed: instance \"demo\" is not running' >&2; exit 2");
        assertThat(multipass().hostKey("demo")).isEmpty();

        says("echo 'cat: /etc/ssh/ssh_host_ed25519_key.pub: No such file or directory'");
        assertThat(multipass().hostKey("demo")).isEmpty();
    }

    @Test
    void readsFilesAnywhereWhenItIsNotConfined() throws IOException {
        says("exit 0");

        assertThat(multipass().readableFolder()).isEmpty();
    }

    /** {@code /snap/bin/multipass} is a link to {@code /usr/bin/snap}. */
    @Test
    void readsFilesInItsOwnFolderWhenItIsASnap() throws IOException {
        program("libexec/snap", "exit 0");
        Files.createSymbolicLink(
                Files.createDirectory(folder.resolve("bin")).resolve("multipass"), folder.resolve("libexec/snap"));

        assertThat(multipass().readableFolder()).contains(folder.resolve("home/snap/multipass/common"));
    }

    private Multipass multipass() {
        return new Multipass(new Toolbox(folder.resolve("bin").toString()), folder.resolve("home"));
    }

    private void says(String script) throws IOException {
        program("bin/multipass", script);
    }

    private void program(String name, String script) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
