package org.torrust.deployer.adapter.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.torrust.deployer.adapter.process.Query;
import org.torrust.deployer.adapter.process.ToolPath;
import org.torrust.deployer.api.environment.Refused;

/** Signatures by the real {@code ssh-keygen}, where there is one. */
class SshSignaturesTest {

    @TempDir
    private Path folder;

    private Path file;
    private Path allowed;

    @BeforeEach
    void twoKeysOfWhichOneMaySign() throws IOException {
        assumeThat(ToolPath.find("ssh-keygen")).isPresent();
        file = folder.resolve("checkpoint.json");
        allowed = folder.resolve("allowed");
        key("ada", "");
        key("eve", "");
        Files.writeString(allowed, "ada@example.org " + Files.readString(folder.resolve("ada.pub")));
    }

    @Test
    void tellWhoSigned() {
        SshSignatures.writeSigned(file, "a line\n", folder.resolve("ada"));

        assertThat(file).hasContent("a line\n");
        assertThat(SshSignatures.signer(file, allowed)).contains("ada@example.org");
    }

    @Test
    void areOfNobodyWhoMayWhereAnotherSigned() {
        SshSignatures.writeSigned(file, "a line\n", folder.resolve("eve"));

        assertThat(SshSignatures.signer(file, allowed)).isEmpty();
    }

    @Test
    void areOfNobodyWhereTheFileIsAnother() throws IOException {
        SshSignatures.writeSigned(file, "a line\n", folder.resolve("ada"));
        Files.writeString(file, "another line\n");

        assertThat(SshSignatures.signer(file, allowed)).isEmpty();
    }

    @Test
    void takeThePlaceOfEarlierOnes() {
        SshSignatures.writeSigned(file, "a line\n", folder.resolve("eve"));
        SshSignatures.writeSigned(file, "another line\n", folder.resolve("ada"));

        assertThat(SshSignatures.signer(file, allowed)).contains("ada@example.org");
    }

    @Test
    void areNotMadeWithAKeyThatAsksForAPassphraseAndNothingIsLeft() {
        key("locked", "a passphrase");

        assertThatThrownBy(() -> SshSignatures.writeSigned(file, "a line\n", folder.resolve("locked")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("locked cannot sign");
        assertThat(file).doesNotExist();
        assertThat(SshSignatures.signatureOf(file)).doesNotExist();
    }

    @Test
    void areNotMadeWithAKeyThatIsNotThere() {
        assertThatThrownBy(() -> SshSignatures.writeSigned(file, "a line\n", folder.resolve("nobody")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("nobody cannot sign");
    }

    @Test
    void areAskedForWhereThereIsNone() throws IOException {
        Files.writeString(file, "a line\n");

        assertThatThrownBy(() -> SshSignatures.signer(file, allowed))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("There is no signature " + file + ".sig.");
    }

    private void key(String name, String passphrase) {
        var made = Query.ask(
                List.of(
                        "ssh-keygen",
                        "-q",
                        "-t",
                        "ed25519",
                        "-N",
                        passphrase,
                        "-C",
                        name,
                        "-f",
                        folder.resolve(name).toString()),
                Duration.ofSeconds(30));
        assertThat(made.isGood()).as(made.err()).isTrue();
    }
}
