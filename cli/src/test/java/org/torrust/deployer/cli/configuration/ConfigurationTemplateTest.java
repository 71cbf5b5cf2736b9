package org.torrust.deployer.cli.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTemplateTest {

    static Iterable<String> providers() {
        return ConfigurationKeys.PROVIDERS;
    }

    @ParameterizedTest
    @ValueSource(strings = {"lxd", "multipass", "simulated"})
    void readsBackAsTheDefaults(String provider) {
        assertThat(Settings.read(Settings.written(ConfigurationTemplate.yaml(provider))))
                .isEqualTo(Settings.read(Settings.of(provider)));
    }

    @Test
    void leavesToTheOperatorWhatHasNoDefault() {
        assertThat(Settings.faults(Settings.written(ConfigurationTemplate.yaml("ssh"))))
                .containsExactly(
                        "provider.host is missing: it is a host name or IP address without user and port, e.g. tracker.example.org.",
                        "standard input, line 14: provider.fingerprint is missing: give the host key's, or"
                                + " provider.trust-host-key=true to take the one it shows.");
    }

    @ParameterizedTest
    @MethodSource("providers")
    void holdsEveryKeyWhateverItsProvider(String provider) {
        var template = ConfigurationTemplate.yaml(provider);

        assertThat(ConfigurationKeys.all())
                .allSatisfy(setting -> assertThat(template).containsPattern("\n  (# )?" + setting.name() + ": "));
    }

    @Test
    void canBeUsedWithItsCommentedKeysToo() {
        var ours = ConfigurationTemplate.yaml("lxd").replaceAll("(?s)\n  # With 'name: .*?(?=\n[a-z])", "\n");
        var all = ours.replaceAll("(?m)^  # ([a-z-]+): ", "  $1: ");

        var requested =
                ConfigurationReader.read(Settings.written(all), Map.of("TRACKER_TOKEN", "sesame-sesame-sesame"));

        assertThat(requested.configuration().apt().proxy()).isEqualTo("http://10.0.0.1:3142");
        assertThat(requested.configuration().docker().registryMirrors()).containsExactly("http://10.0.0.1:5000");
        assertThat(requested.apiToken()).isEqualTo(new Secret("sesame-sesame-sesame"));
    }

    @Test
    void saysWhatEachKeyIsFor() {
        assertThat(ConfigurationTemplate.yaml("lxd")).contains("""
                ssh:
                  # The operator's account on the machine.
                  user: torrust
                  # The TCP port of the SSH server.
                  port: 22
                """, """
                  # HTTP proxy for the machine's packages.
                  # proxy: "http://10.0.0.1:3142"
                """);
    }
}
