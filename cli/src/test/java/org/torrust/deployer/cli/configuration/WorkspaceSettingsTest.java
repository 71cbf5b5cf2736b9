package org.torrust.deployer.cli.configuration;

import static org.assertj.core.api.Assertions.assertThat;

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
    void areToldWhereALinkLeadsNowhereOrToADevice() throws IOException {
        var link = folder.resolve("config.yaml");
        Files.createSymbolicLink(link, Path.of("none.yaml"));
        assertThat(Settings.faults(() -> WorkspaceSettings.defaults(link)))
                .containsExactly("config.yaml: It is a link that leads nowhere.");

        Files.delete(link);
        Files.createSymbolicLink(link, link);
        assertThat(Settings.faults(() -> WorkspaceSettings.defaults(link)))
                .containsExactly("config.yaml: It is a link that leads in a circle.");

        Files.delete(link);
        Files.createSymbolicLink(link, Path.of("/dev/zero"));
        assertThat(Settings.faults(() -> WorkspaceSettings.defaults(link)))
                .containsExactly("config.yaml: It is no plain file.");
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

        assertThat(Settings.faults(() -> WorkspaceSettings.defaults(file)))
                .containsExactly("config.yaml, line 1: There is no section 'default'; there is: defaults.");
    }

    @Test
    void mustBeYaml() throws IOException {
        var file = file("defaults:\n  provider: {cpus: 4\n");

        assertThat(Settings.faults(() -> WorkspaceSettings.defaults(file)).getFirst())
                .startsWith("config.yaml, line 3: It cannot be read as YAML: ");
    }

    @Test
    void mustBeSections() throws IOException {
        var file = file("just words\n");

        assertThat(Settings.faults(() -> WorkspaceSettings.defaults(file)))
                .containsExactly("config.yaml, line 1: There must be sections with keys; there is: defaults.");
    }

    @Test
    void maySayNothingTwice() throws IOException {
        var file = file("defaults:\n  ssh:\n    port: 22\n    port: 23\n");

        assertThat(Settings.faults(() -> WorkspaceSettings.defaults(file)))
                .containsExactly("config.yaml, line 4: defaults.ssh.port is there twice; line 3 has it first.");
    }

    @Test
    void mustBeUtf8() throws IOException {
        var file = Files.write(folder.resolve("config.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 'x'});

        assertThat(Settings.faults(() -> WorkspaceSettings.defaults(file)))
                .containsExactly("config.yaml: It is not UTF-8 text.");
    }

    @Test
    void tellEachFaultWithItsLine() throws IOException {
        var file = file("""
                # for all of us
                defaults:
                  provider:
                    cpus: many
                    cpu: 4
                  tracker: 7
                """);

        assertThat(Settings.faults(() -> WorkspaceSettings.defaults(file)))
                .containsExactly(
                        "config.yaml, line 4: provider.cpus is a whole number, not 'many'.",
                        "config.yaml, line 5: There is no key 'provider.cpu'; did you mean 'provider.cpus'?",
                        "config.yaml, line 6: 'tracker' is a section: there must be keys with values below it.");
    }

    @Test
    void mayBeForSeveralProviders() throws IOException {
        assertThat(WorkspaceSettings.defaults(file("defaults:\n  provider: {cpus: 4, step-seconds: 0}\n")))
                .containsOnlyKeys("provider.cpus", "provider.step-seconds");
    }

    @Test
    void mayNameTheUsualProvider() throws IOException {
        var given = new GivenSettings().workspace(file("defaults: {provider: {name: simulated}}"));

        assertThat(Settings.read(given).provider().word()).isEqualTo("simulated");
        assertThat(Settings.read(given.provider("lxd")).provider().word()).isEqualTo("lxd");
    }
}
