package org.torrust.deployer.adapter.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.torrust.deployer.adapter.process.Query;
import org.torrust.deployer.api.input.PlainFile;

class StateKeyTest {

    @TempDir
    private Path folder;

    private Workspace workspace;

    @BeforeEach
    void workspace() {
        workspace = new Workspace(folder);
    }

    @Test
    void isMadeOnceForItsOwnerAlone() throws IOException {
        assertThat(missedFor()).isEmpty();
        var key = Files.readString(workspace.stateKey());
        assertThat(missedFor()).isEmpty();

        assertThat(Files.readString(workspace.stateKey())).isEqualTo(key).hasSize(44);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(workspace.stateKey())))
                .isEqualTo("rw-------");
        assertThat(folder.resolve("data")).isDirectoryContaining(workspace.stateKey()::equals);
        try (var files = Files.list(folder.resolve("data"))) {
            assertThat(files).containsExactly(workspace.stateKey());
        }
    }

    /** OpenTofu would wait for it without end. */
    @Test
    void isNoPipe() {
        PrivateFiles.folder(folder.resolve("data"));
        Query.ask(List.of("mkfifo", workspace.stateKey().toString()), Duration.ofSeconds(30));

        assertThatThrownBy(this::missedFor)
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseInstanceOf(PlainFile.Other.class);
    }

    @Test
    void isOneAndTheSameForAllWhoMakeItAtOnce() {
        var seen = IntStream.range(0, 64)
                .parallel()
                .mapToObj(round -> {
                    missedFor();
                    return read();
                })
                .distinct();

        assertThat(seen).hasSize(1);
    }

    @Test
    void isNotMadeAnewWhileAStateIsEncryptedWithTheOneThatIsGone() {
        var state = folder.resolve("data/demo/tofu/machine/terraform.tfstate");
        PrivateFiles.write(state, "{\"serial\": 1, \"encrypted_data\": \"AAAA\"}");

        assertThat(missedFor()).containsExactly(state);
        assertThat(workspace.stateKey()).doesNotExist();
    }

    @Test
    void isMadeWhereAnOlderDeployerLeftStatesUnencrypted() {
        PrivateFiles.write(
                folder.resolve("data/demo/tofu/data/terraform.tfstate"), "{\"terraform_version\": \"1.8.0\"}");

        assertThat(missedFor()).isEmpty();
        assertThat(workspace.stateKey()).exists();
    }

    private Iterable<Path> missedFor() {
        return new StateKey(workspace).makeUnlessMissed(new SecureRandom());
    }

    private String read() {
        try {
            return Files.readString(workspace.stateKey());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
