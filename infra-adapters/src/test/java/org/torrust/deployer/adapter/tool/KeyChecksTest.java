package org.torrust.deployer.adapter.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.KeyPair;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.torrust.deployer.adapter.tool.CheckResult.Status;

class KeyChecksTest {

    private FakeTools tools;
    private Path key;

    @BeforeEach
    void anOperator(@TempDir Path base) throws IOException {
        tools = new FakeTools(base);
        key = Files.createDirectory(tools.home().resolve(".ssh")).resolve("id_ed25519");
    }

    private CheckResult check() {
        return new KeyChecks(tools.operator()).ofOperator();
    }

    private void write(int kind, int size, byte[] passphrase) throws Exception {
        var pair = KeyPair.genKeyPair(new JSch(), kind, size);
        var text = new ByteArrayOutputStream();
        if (kind == KeyPair.ED25519) {
            pair.writeOpenSSHv1PrivateKey(text, passphrase);
        } else {
            pair.writePrivateKey(text, passphrase);
        }
        write(text.toByteArray(), "rw-------");
        var line = new ByteArrayOutputStream();
        pair.writePublicKey(line, "ada@desk");
        Files.write(key.resolveSibling("id_ed25519.pub"), line.toByteArray());
    }

    private void write(byte[] content, String mode) throws IOException {
        Files.write(key, content);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString(mode));
    }

    @Test
    void takesAnEd25519Key() throws Exception {
        write(KeyPair.ED25519, 256, null);

        assertThat(check()).isEqualTo(CheckResult.ok("SSH key", "ssh-ed25519", "OK, ~/.ssh/id_ed25519"));
    }

    @Test
    void warnsWhereThereIsNoneAndOffersOne() {
        assertThat(check().status()).isEqualTo(Status.WARN);
        assertThat(check().need()).isEqualTo(new Need.KeyPair(key));
    }

    @Test
    void refusesOneThatOthersCanRead() throws Exception {
        write(KeyPair.ED25519, 256, null);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));

        assertThat(check().status()).isEqualTo(Status.FAIL);
        assertThat(check().why()).contains("rw-r-----");
        assertThat(check().need()).isEqualTo(new Need.Mode("600", key));
    }

    @Test
    void takesOneThatEvenItsOwnerCannotWrite() throws Exception {
        write(KeyPair.ED25519, 256, null);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("r--------"));

        assertThat(check().status()).isEqualTo(Status.OK);
    }

    @Test
    void warnsOfAPassphrase() throws Exception {
        write(KeyPair.ED25519, 256, "secret".getBytes(StandardCharsets.UTF_8));

        assertThat(check().status()).isEqualTo(Status.WARN);
        assertThat(check().version()).isEqualTo("ssh-ed25519");
        assertThat(check().why()).contains("has a passphrase").doesNotContain("secret");
    }

    @Test
    void takesOneWithAPassphraseThatTheAgentHolds() throws Exception {
        write(KeyPair.ED25519, 256, "secret".getBytes(StandardCharsets.UTF_8));
        tools.where("SSH_AUTH_SOCK", "/agent").with("ssh-add", "cat " + key + ".pub");

        assertThat(check().status()).isEqualTo(Status.OK);
        assertThat(check().why()).contains("is in the agent");
    }

    @Test
    void warnsWhereTheAgentHoldsAnother() throws Exception {
        write(KeyPair.ED25519, 256, "secret".getBytes(StandardCharsets.UTF_8));
        tools.where("SSH_AUTH_SOCK", "/agent").with("ssh-add", "echo 'ssh-ed25519 AAAAother else'");

        assertThat(check().status()).isEqualTo(Status.WARN);
    }

    @Test
    void refusesAShortRsaKey() throws Exception {
        write(KeyPair.RSA, 1024, null);

        assertThat(check().status()).isEqualTo(Status.FAIL);
        assertThat(check().why()).isEqualTo("of 1024 bits, too few");
    }

    @Test
    void refusesWhatIsNoKey() throws IOException {
        write("no key at all\n".getBytes(StandardCharsets.UTF_8), "rw-------");

        assertThat(check().status()).isEqualTo(Status.FAIL);
        assertThat(check().why()).isEqualTo("~/.ssh/id_ed25519 is no private SSH key");
    }

    @Test
    void missesTheKeyOfAnEnvironment() {
        var result = new KeyChecks(tools.operator()).ofEnvironment(key.resolveSibling("gone"));

        assertThat(result.status()).isEqualTo(Status.FAIL);
        assertThat(result.why()).contains("~/.ssh/gone");
    }
}
