package org.torrust.deployer.cli.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceSettingsTest {

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("config.yaml"), text);
    }

    @Test
    void areNoneWhereThereIsNoFile() {
        assertThat(WorkspaceSettings.defaults(folder.resolve("config.yaml"))).isEmpty();
    }

    @Test
    void areNoneInAnEmptyFile() throws IOException {
        assertThat(WorkspaceSettings.defaults(file(""))).isEmpty();
        assertThat(WorkspaceSettings.defaults(file("# nothing yet\n"))).isEmpty();
        assertThat(WorkspaceSettings.defaults(file("defaults:\n"))).isEmpty();
    }

    @Test
    void mayLeaveAValueOut() throws IOException {
        assertThat(WorkspaceSettings.defaults(file("defaults:\n  apt:\n    proxy:\n")))
                .isEqualTo(Map.of("apt.proxy", ""));
    }

    @Test
    void areReadAsDottedKeys() throws IOException {
        assertThat(WorkspaceSettings.defaults(file("""
                        defaults:
                          provider:
                            cpus: 4
                          tracker:
                            private: true
                          docker:
                            registry-mirrors: [http://a:5000, http://b:5000]
                        """)))
                .isEqualTo(Map.of(
                        "provider.cpus",
                        "4",
                        "tracker.private",
                        "true",
                        "docker.registry-mirrors",
                        "http://a:5000,http://b:5000"));
    }

    @Test
    void mayNotHoldAnotherSection() throws IOException {
        var file = file("default:\n  provider:\n    cpus: 4\n");

        assertThat(catchThrowableOfType(Faults.class, () -> WorkspaceSettings.defaults(file))
                        .violations())
                .containsExactly("config.yaml has an unknown section 'default'; there is: defaults.");
    }

    @Test
    void mustBeYaml() throws IOException {
        var file = file("defaults:\n  provider: {cpus: 4\n");

        assertThat(catchThrowableOfType(Faults.class, () -> WorkspaceSettings.defaults(file))
                        .violations()
                        .getFirst())
                .startsWith("config.yaml, line 2: it cannot be read as YAML: ");
    }

    @Test
    void mustBeSections() throws IOException {
        var file = file("just words\n");

        assertThat(catchThrowableOfType(Faults.class, () -> WorkspaceSettings.defaults(file))
                        .violations())
                .containsExactly("config.yaml: there must be keys with values, like 'provider:'.");
    }

    @Test
    void maySayNothingTwice() throws IOException {
        var file = file("defaults:\n  ssh:\n    port: 22\n    port: 23\n");

        assertThat(catchThrowableOfType(Faults.class, () -> WorkspaceSettings.defaults(file))
                        .violations())
                .containsExactly("config.yaml, line 4: it cannot be read as YAML: Duplicate field 'port'.");
    }

    @Test
    void mustBeUtf8() throws IOException {
        var file = Files.write(folder.resolve("config.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 'x'});

        assertThat(catchThrowableOfType(Faults.class, () -> WorkspaceSettings.defaults(file))
                        .violations())
                .containsExactly("config.yaml cannot be read as UTF-8 text.");
    }
}
