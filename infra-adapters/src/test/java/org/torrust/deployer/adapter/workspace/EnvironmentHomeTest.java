package org.torrust.deployer.adapter.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.KeyPair;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.environment.Refused;
import org.torrust.deployer.api.operation.OperationId;

class EnvironmentHomeTest {

    static final EnvironmentName DEMO = new EnvironmentName("demo");
    static final OperationId CREATION = new OperationId("creation");

    @TempDir
    Path folder;

    Workspace workspace;
    EnvironmentFolder demo;
    EnvironmentHome home;

    @BeforeEach
    void aWorkspace() {
        workspace = new Workspace(folder.resolve("workspace"));
        demo = workspace.environment(DEMO);
        home = new EnvironmentHome(workspace, new Random(1));
    }

    @Test
    void isNowhereUntilTheCreationIsRecorded() {
        home.prepare(DEMO, CREATION, null, null);

        assertThat(demo.data()).doesNotExist();

        home.settle(DEMO, CREATION);
        assertThat(demo.privateKey()).exists();
    }

    @Test
    void isPutInPlaceByTheNextCommandAfterACrash() {
        home.prepare(DEMO, CREATION, null, null);

        new EnvironmentHome(workspace, new Random(2)).settle(DEMO, CREATION);
        new EnvironmentHome(workspace, new Random(3)).settle(DEMO, CREATION);

        assertThat(demo.apiToken()).exists();
    }

    @Test
    void leavesNothingOfACreationThatWasRefused() throws IOException {
        home.prepare(DEMO, CREATION, null, null);
        home.discard(CREATION);

        try (var left = Files.list(workspace.root().resolve("data"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void makesAKeyThatOpenSshAndJschCanRead() throws Exception {
        home.prepare(DEMO, CREATION, null, null);
        home.settle(DEMO, CREATION);

        assertThat(Files.readString(demo.privateKey())).startsWith("-----BEGIN OPENSSH PRIVATE KEY-----");
        assertThat(Files.readString(demo.publicKey()))
                .startsWith("ssh-ed25519 ")
                .endsWith(" torrust-demo\n");
        assertThat(KeyPair.load(new JSch(), demo.privateKey().toString()).getKeyType())
                .isEqualTo(KeyPair.ED25519);
    }

    @Test
    void isReadableByItsOwnerOnly() throws IOException {
        home.prepare(DEMO, CREATION, null, null);
        home.settle(DEMO, CREATION);

        try (var all = Files.walk(workspace.root())) {
            all.forEach(file -> assertThat(mode(file))
                    .as(file.toString())
                    .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------"));
        }
    }

    @Test
    void makesATokenNobodyGuesses() throws IOException {
        home.prepare(DEMO, CREATION, null, null);
        home.settle(DEMO, CREATION);

        assertThat(Files.readString(demo.apiToken())).matches("[A-Za-z0-9_-]{40}");
    }

    @Test
    void keepsATokenOfTheOperatorsOwnAsSafely() throws IOException {
        home.prepare(DEMO, CREATION, null, null);
        home.takeApiToken(CREATION, "sesame-sesame-sesame");
        home.settle(DEMO, CREATION);

        assertThat(demo.apiToken()).hasContent("sesame-sesame-sesame");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(demo.apiToken())))
                .isEqualTo("rw-------");
    }

    @Test
    void takesOverAKeyOfTheOperators() throws Exception {
        var key = key(KeyPair.ED25519, 256, null);
        home.prepare(DEMO, CREATION, key, null);
        home.settle(DEMO, CREATION);

        assertThat(demo.privateKey()).hasSameBinaryContentAs(key);
    }

    @Test
    void refusesAKeyThatIsNotThere() {
        assertThatThrownBy(() -> home.prepare(DEMO, CREATION, folder.resolve("nowhere"), null))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("There is no key file ");
    }

    @Test
    void refusesAFolderAsAKey() {
        assertThatThrownBy(() -> home.prepare(DEMO, CREATION, folder, null))
                .isInstanceOf(Refused.class)
                .hasMessage("The key file %s cannot be used: it is a folder.".formatted(folder));
    }

    @Test
    void refusesAPlaceThatIsTaken() {
        PrivateFiles.write(demo.privateKey(), "of another");

        assertThatThrownBy(() -> home.prepare(DEMO, CREATION, null, null))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Refused.Reason.WRONG_STATE))
                .hasMessageContaining("data/demo of the new environment is taken: it holds ssh.");
    }

    @Test
    void joinsWhatAFormerOneKept() {
        PrivateFiles.write(demo.backups().resolve("old.tar.gz"), "");
        PrivateFiles.write(demo.tofuData().resolve("terraform.tfstate"), "");

        home.prepare(DEMO, CREATION, null, null);
        home.settle(DEMO, CREATION);

        assertThat(demo.backups().resolve("old.tar.gz")).exists();
        assertThat(demo.privateKey()).exists();
    }

    @Test
    void refusesWhatIsNoKey() throws IOException {
        var file = PrivateFiles.write(folder.resolve("id"), "hello");

        assertThatThrownBy(() -> home.prepare(DEMO, CREATION, file, null))
                .hasMessageEndingWith("is not a private SSH key.");
    }

    @Test
    void refusesAKeyWithAPassphrase() throws Exception {
        var key = key(KeyPair.ED25519, 256, "secret");

        assertThatThrownBy(() -> home.prepare(DEMO, CREATION, key, null)).hasMessageContaining("has a passphrase");
    }

    @Test
    void refusesADsaKey() throws Exception {
        var pair = KeyPair.genKeyPair(new JSch(), KeyPair.DSA, 1024);
        var text = new ByteArrayOutputStream();
        pair.writePrivateKey(text);
        var key = PrivateFiles.write(folder.resolve("own"), text.toByteArray());

        assertThatThrownBy(() -> home.prepare(DEMO, CREATION, key, null))
                .hasMessageEndingWith("is a DSA key, which SSH servers no longer let in.");
    }

    @Test
    void refusesAKeyOthersCanRead() throws Exception {
        var key = key(KeyPair.ED25519, 256, null);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> home.prepare(DEMO, CREATION, key, null))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.advice()).contains("chmod 600"));
    }

    @Test
    void refusesAWorkspaceThatIsAFile() throws IOException {
        Files.writeString(workspace.root(), "");

        assertThatThrownBy(() -> home.prepare(DEMO, CREATION, null, null))
                .hasMessageEndingWith("cannot be written to.");
    }

    private Path key(int type, int bits, String passphrase) throws Exception {
        var pair = KeyPair.genKeyPair(new JSch(), type, bits);
        var text = new ByteArrayOutputStream();
        pair.writeOpenSSHv1PrivateKey(text, passphrase == null ? null : passphrase.getBytes(StandardCharsets.UTF_8));
        return PrivateFiles.write(folder.resolve("own"), text.toByteArray());
    }

    private static String mode(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
