package org.torrust.deployer.adapter.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.torrust.deployer.adapter.tool.CheckResult.Status;

class ToolCheckTest {

    private FakeTools tools;

    @BeforeEach
    void anOperatorWithoutTools(@TempDir Path base) throws IOException {
        tools = new FakeTools(base);
    }

    private CheckResult check(Tool tool) {
        return new ToolCheck(tools.operator()).of(tool);
    }

    @Test
    void takesOneThatIsNewEnough() {
        tools.with("tofu", "echo 'OpenTofu v1.8.0'; echo 'on linux_amd64'");

        assertThat(check(Tool.OPENTOFU)).isEqualTo(CheckResult.ok("OpenTofu", "1.8.0", "OK"));
    }

    @Test
    void asksForANewerOneWhereItIsOld() {
        tools.with("ansible-playbook", "echo 'ansible-playbook [core 2.13.9]'");

        var result = check(Tool.ANSIBLE);

        assertThat(result.status()).isEqualTo(Status.FAIL);
        assertThat(result.version()).isEqualTo("2.13.9");
        assertThat(result.why()).isEqualTo("older than 2.14");
        assertThat(result.need()).isEqualTo(new Need.Program(Tool.ANSIBLE));
    }

    @Test
    void asksForItWhereItIsMissing() {
        var result = check(Tool.OPENTOFU);

        assertThat(result.status()).isEqualTo(Status.FAIL);
        assertThat(result.why()).isEqualTo("'tofu' is not on PATH");
        assertThat(result.need()).isEqualTo(new Need.Program(Tool.OPENTOFU));
    }

    @Test
    void findsItWhereItIsInstalledAndNotOnPath() {
        tools.withOwn("tofu", "echo 'OpenTofu v1.12.6'");

        var result = check(Tool.OPENTOFU);

        assertThat(result.status()).isEqualTo(Status.FAIL);
        assertThat(result.why()).contains(".local/bin, which is not on PATH");
        assertThat(result.hint()).contains("export PATH=");
        assertThat(result.need()).isNull();
    }

    @Test
    void tellsWhyItDoesNotTellItsVersion() {
        tools.with("ansible-playbook", "echo 'ERROR: Ansible requires the locale encoding to be UTF-8' >&2; exit 1");

        var result = check(Tool.ANSIBLE);

        assertThat(result.status()).isEqualTo(Status.FAIL);
        assertThat(result.why())
                .isEqualTo("does not tell its version: ERROR: Ansible requires the locale encoding to be UTF-8");
    }

    @Test
    void doesNotTakeAFailureForAVersion() {
        tools.with("tofu", "echo 'tofu 9.9.9 cannot run here'; exit 3");

        assertThat(check(Tool.OPENTOFU).status()).isEqualTo(Status.FAIL);
    }

    @Test
    void hearsSshWhichAnswersOnStderr() {
        tools.with("ssh", "echo 'OpenSSH_9.2p1 Debian-2, OpenSSL 3.0.16' >&2");

        assertThat(check(Tool.SSH)).isEqualTo(CheckResult.ok("ssh client", "9.2", "OK"));
    }
}
