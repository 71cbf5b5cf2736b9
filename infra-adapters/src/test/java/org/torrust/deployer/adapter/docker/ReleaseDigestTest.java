package org.torrust.deployer.adapter.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseDigestTest {

    @TempDir
    Path folder;

    @BeforeEach
    void release() throws IOException {
        Files.createDirectories(folder.resolve("tracker"));
        Files.writeString(folder.resolve("compose.yml"), "services:\n");
        Files.writeString(folder.resolve("tracker/tracker.toml"), "[core]\n");
        Files.writeString(folder.resolve(".env"), "TOKEN=a\n");
    }

    @Test
    void staysTheSameForTheSameFiles() {
        assertThat(ReleaseDigest.of(folder))
                .isEqualTo("a021e26218cff53747a61fac5d7bf97c31ddb8d69e4032c72f320320b91a2b1d");
    }

    @Test
    void changesWithEveryNameAndContent() throws IOException {
        var before = ReleaseDigest.of(folder);

        Files.writeString(folder.resolve("tracker/tracker.toml"), "[core]");
        var content = ReleaseDigest.of(folder);
        Files.move(folder.resolve("compose.yml"), folder.resolve("compose.yaml"));
        var name = ReleaseDigest.of(folder);

        assertThat(java.util.List.of(before, content, name)).doesNotHaveDuplicates();
    }

    @Test
    void doesNotTellSecretsNorWhatTheReleaseSaysOfItself() throws IOException {
        var before = ReleaseDigest.of(folder);

        Files.writeString(folder.resolve(".env"), "TOKEN=b\n");
        Files.writeString(folder.resolve("release.json"), "{}");

        assertThat(ReleaseDigest.of(folder)).isEqualTo(before);
    }
}
