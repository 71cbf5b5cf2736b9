package org.torrust.deployer.adapter.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.torrust.deployer.adapter.process.Query.Answer;
import org.torrust.deployer.api.environment.HostAddress;
import org.torrust.deployer.command.port.StepFailedException;

/** In the words of OpenSSH's {@code ssh-keyscan}. */
class HostKeyScanTest {

    private static final HostAddress MACHINE = new HostAddress("10.0.0.7", 22);

    @Test
    void takesTheKeyThatIsShown() {
        var scan = new Answer(0, "10.0.0.7 ssh-ed25519 AAAAC3\n", "# 10.0.0.7:22 SSH-2.0-OpenSSH_9.2\n");

        assertThat(HostKeyScan.key(MACHINE, scan)).isEqualTo("ssh-ed25519 AAAAC3");
    }

    @Test
    void saysWhereTheServerHasNone() {
        assertThat(failing("# 10.0.0.7:22 SSH-2.0-OpenSSH_9.2\n"))
                .isEqualTo("The server at 10.0.0.7:22 shows no ed25519 host key.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.7: Connection refused\n",
                "read (10.0.0.7): Connection reset by peer\n",
                "getaddrinfo 10.0.0.7: Name or service not known\n"
            })
    void saysWhereTheNetworkFailsAndNotTheServer(String err) {
        assertThat(failing(err)).isEqualTo("No SSH server answers at 10.0.0.7:22 that would show its host key.");
    }

    private static String failing(String err) {
        return catchThrowableOfType(StepFailedException.class, () -> HostKeyScan.key(MACHINE, new Answer(1, "", err)))
                .failure()
                .summary();
    }
}
