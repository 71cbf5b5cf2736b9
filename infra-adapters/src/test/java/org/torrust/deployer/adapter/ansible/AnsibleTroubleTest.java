package org.torrust.deployer.adapter.ansible;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.torrust.deployer.adapter.ansible.AnsibleEvents.Trouble;
import org.torrust.deployer.adapter.ssh.Sites;
import org.torrust.deployer.api.operation.Failure;

/** In OpenSSH's and apt's own words. */
class AnsibleTroubleTest {

    private static final String TASK = "install-docker: install Docker and Compose";

    private static Failure told(String words, boolean isUnreachable) {
        var trouble = new Trouble(TASK, words, isUnreachable);
        return AnsibleTrouble.of(trouble).told(Sites.at("10.0.0.7", 22), trouble);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Host key verification failed. | The server at 10.0.0.7:22 has another host key than the pinned one; nothing was sent. | find out who answers there",
                "WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! | The server at 10.0.0.7:22 has another host key than the pinned one; nothing was sent. | pin its new key",
                "torrust@10.0.0.7: Permission denied (publickey). | The machine at 10.0.0.7:22 refuses the environment's key. | account torrust",
                "ssh: Could not resolve hostname tracker.example: Name or service not known | The machine at 10.0.0.7:22 cannot be reached: no such host name is known. | name server",
                "kex_exchange_identification: read: Connection reset by peer | The connection to the machine at 10.0.0.7:22 broke off. | See that it runs",
                "Connection closed by 10.0.0.7 port 22 | The connection to the machine at 10.0.0.7:22 broke off. | See that it runs",
                "ssh: connect to host 10.0.0.7 port 22: Connection refused | The machine at 10.0.0.7:22 cannot be reached. | See that it runs",
                "ssh: connect to host 10.0.0.7 port 22: Connection timed out | The machine at 10.0.0.7:22 cannot be reached. | See that it runs"
            })
    void tellsAWrongKeyFromARefusedLoginFromTheNetwork(String words, String summary, String hint) {
        assertThat(told(words, true).summary()).isEqualTo(summary);
        assertThat(told(words, true).hint()).contains(hint);
        assertThat(told(words, true).detail()).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "E: Failed to fetch http://deb.debian.org/debian/pool/d.deb  Temporary failure resolving 'deb.debian.org'",
                "Failed to update apt cache: W:Failed to fetch http://10.0.0.1/dists/trixie/InRelease  Could not connect to 10.0.0.1:80",
                "E: Failed to fetch http://10.0.0.1/d.deb  File has unexpected size (5 != 9). Mirror sync in progress?",
                "E: Failed to fetch http://10.0.0.1/d.deb  503  Service Unavailable",
                "E:The repository 'http://10.0.0.1 trixie Release' does not have a Release file.",
                "E: Unable to fetch some archives, maybe run apt-get update or try with --fix-missing?"
            })
    void namesTheMirrorAndTheWayOutWherePackagesDoNotCome(String words) {
        assertThat(told(words, false).summary())
                .isEqualTo(
                        "The machine of demo could not fetch packages at 'install-docker: install Docker and Compose': their mirror, or the network to it, fails.");
        assertThat(told(words, false).hint()).contains("configure demo", "apt.mirror=URL", "apt.proxy=URL");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 4711 (unattended-upgr) | Something else installs packages on the machine of demo",
                "E: You don't have enough free space in /var/cache/apt/archives/. | The disk of the machine of demo is full.",
                "No package matching 'docker.io' is available | Ansible failed at 'install-docker: install Docker and Compose'."
            })
    void takesNoFailureOfTheToolForOneOfTheNetwork(String words, String summary) {
        assertThat(told(words, false).summary()).startsWith(summary);
    }
}
