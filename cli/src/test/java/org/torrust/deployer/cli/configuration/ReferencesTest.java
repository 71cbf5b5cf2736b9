package org.torrust.deployer.cli.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.torrust.deployer.api.configuration.LxdSettings;

class ReferencesTest {

    private static final Map<String, String> VARIABLES =
            Map.of("CPUS", "4", "HOST", "mirror.example.org", "PASSWORD", "hunter2", "TRICK", "${env:PASSWORD}");

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("demo.yaml"), text);
    }

    private static RequestedConfiguration read(GivenSettings given) {
        return ConfigurationReader.read(given, VARIABLES);
    }

    private static List<String> faults(GivenSettings given) {
        return Settings.faults(() -> read(given));
    }

    @Test
    void toVariablesMayStandForAnyValueOrAPartOfIt() throws IOException {
        var given = new GivenSettings().file(file("""
                provider:
                  cpus: ${env:CPUS}
                apt:
                  mirror: http://${env:HOST}/debian
                """));

        assertThat(((LxdSettings) read(given).configuration().provider()).cpus())
                .isEqualTo(4);
        assertThat(read(given).configuration().apt().mirror()).isEqualTo("http://mirror.example.org/debian");
    }

    @Test
    void toFilesBeginWhereTheSettingsLieAndLoseTheLastLineEnd() throws IOException {
        Files.writeString(folder.resolve("token"), "sesame-sesame-sesame\n");
        var given = new GivenSettings().file(file("tracker: {api-token: '${file:token}'}"));

        assertThat(read(given).apiToken()).isEqualTo(new Secret("sesame-sesame-sesame"));
    }

    @Test
    void workBehindSetAndInTheWorkspaceAsWell() throws IOException {
        Files.writeString(folder.resolve("user"), "ada\n");
        var workspace = Files.writeString(folder.resolve("config.yaml"), "defaults: {ssh: {user: '${file:user}'}}");
        var given = new GivenSettings().workspace(workspace).options(List.of("provider.cpus=${env:CPUS}"));

        assertThat(read(given).configuration().ssh().user()).isEqualTo("ada");
        assertThat(((LxdSettings) read(given).configuration().provider()).cpus())
                .isEqualTo(4);
    }

    @Test
    void inTheWorkspacesDefaultsAreResolvedForChecksToo() throws IOException {
        Files.writeString(folder.resolve("bridge"), "br7\n");
        var workspace = Files.writeString(
                folder.resolve("config.yaml"),
                "defaults: {provider: {network: '${file:bridge}'}, tracker: {api-token: sesame-sesame-sesame}}");

        assertThat(WorkspaceSettings.defaults(workspace)).isEqualTo(Map.of("provider.network", "br7"));

        Files.delete(folder.resolve("bridge"));
        assertThat(Settings.faults(() -> WorkspaceSettings.defaults(workspace)))
                .containsExactly("config.yaml, line 1: provider.network: The file 'bridge' cannot be used."
                        + " There is no such file.");
    }

    @Test
    void thatLeadNowhereAreFaultsWithLineAndKey() throws IOException {
        var file = file("""
                provider:
                  cpus: ${env:NOBODY}
                tracker:
                  api-token: ${file:nowhere}
                  tag: ${vault:tag}
                  http: ["${env:NOBODY}:7070"]
                """);

        assertThat(faults(new GivenSettings().file(file)))
                .containsExactly(
                        file + ", line 2: provider.cpus: The environment variable 'NOBODY' is not set.",
                        file + ", line 4: tracker.api-token: The file 'nowhere' cannot be used. There is no such file.",
                        file + ", line 5: tracker.tag: There is nothing like '${vault:tag}'; there are ${env:NAME} and"
                                + " ${file:PATH}.",
                        file + ", line 6: tracker.http: The environment variable 'NOBODY' is not set.");
    }

    @Test
    void areNotResolvedTwice() {
        assertThat(faults(new GivenSettings().options(List.of("ssh.user=${env:TRICK}"))))
                .containsExactly(
                        "ssh.user is a Linux account that can log in, neither root nor one of the system's, not '${env:TRICK}'.");
    }

    @Test
    void neverShowWhatTheyLeadTo() {
        var given = new GivenSettings()
                .options(List.of(
                        "ssh.port=${env:PASSWORD}",
                        "sources.tofu-providers=${env:PASSWORD}",
                        "tracker.api-token=${env:PASSWORD}"));

        assertThat(faults(given))
                .hasSize(3)
                .allSatisfy(
                        fault -> assertThat(fault).contains("'${env:PASSWORD}'").doesNotContain("hunter2"));
    }

    @Test
    void neverShowWhatTheyLeadToWhenOnlyTheWholeIsWrong() {
        var variables = Map.of("UDP", "0.0.0.0:77777");
        var given = new GivenSettings().options(List.of("tracker.udp=${env:UDP}"));

        assertThat(Settings.faults(() -> ConfigurationReader.read(given, variables)))
                .singleElement()
                .asString()
                .startsWith("tracker.udp[0]: '${env:UDP}' leads to nothing")
                .doesNotContain("77777");
    }
}
