package org.torrust.deployer.adapter.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.environment.HostAddress;

class OpenSshTest {

    private static final EnvironmentName DEMO = new EnvironmentName("demo");

    private final OpenSsh ssh = new OpenSsh(
            DEMO,
            new Workspace(Path.of("/my files/100%")).environment(DEMO),
            new HostAddress("192.0.2.7", 2222),
            "ada");

    @Test
    void trustsOnlyThePinnedKeyAndReadsNoConfigurationOfTheOperators() {
        assertThat(ssh.session(List.of()))
                .containsExactly(
                        "ssh",
                        "-F",
                        "/dev/null",
                        "-i",
                        "/my files/100%/data/demo/ssh/id",
                        "-o",
                        "IdentitiesOnly=yes",
                        "-o",
                        "StrictHostKeyChecking=yes",
                        "-o",
                        "UserKnownHostsFile=\"/my files/100%%/data/demo/ssh/known_hosts\"",
                        "-o",
                        "GlobalKnownHostsFile=/dev/null",
                        "-o",
                        "HostKeyAlias=demo",
                        "-p",
                        "2222",
                        "ada@192.0.2.7");
    }

    @Test
    void leavesAnOperatorsCommandToTheShellOverThere() {
        assertThat(ssh.session(List.of("ls", "/opt/*"))).endsWith("ada@192.0.2.7", "--", "ls", "/opt/*");
    }

    @Test
    void keepsTheShellOverThereFromReadingWhatIsMeantAsItStands() {
        assertThat(ssh.quietly(4, List.of("echo", "$HOME; reboot"))).endsWith("--", "echo '$HOME; reboot'");
    }
}
