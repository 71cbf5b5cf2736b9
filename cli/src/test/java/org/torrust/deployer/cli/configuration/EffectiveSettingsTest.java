package org.torrust.deployer.cli.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EffectiveSettingsTest {

    static Iterable<String> providers() {
        return ConfigurationKeys.PROVIDERS;
    }

    @ParameterizedTest
    @MethodSource("providers")
    void ofNothingGivenAreTheDefaults(String provider) {
        assertThat(EffectiveSettings.of(Settings.read(Settings.of(provider))))
                .isEqualTo(ConfigurationKeys.defaults(provider));
    }

    @ParameterizedTest
    @MethodSource("providers")
    void comeBackFromAConfigurationInWhichEveryKeyIsGiven(String provider) {
        var examples = ConfigurationKeys.of(provider).stream()
                .filter(setting -> ConfigurationKeys.defaults(provider).containsKey(setting.key()))
                .map(setting -> setting.key() + "=" + setting.example())
                .toArray(String[]::new);

        assertThat(EffectiveSettings.of(Settings.read(Settings.of(provider, examples))))
                .allSatisfy((key, value) -> assertThat(value)
                        .as(key)
                        .isEqualTo(ConfigurationKeys.find(provider, key)
                                .orElseThrow()
                                .example()));
    }

    @ParameterizedTest
    @MethodSource("providers")
    void canBeReadAgainAsAFile(String provider) {
        var configuration = Settings.read(Settings.of(provider, "tracker.udp=0.0.0.0:6868,[::]:6969"));

        var document = EffectiveSettings.document(configuration, "sesame-sesame-sesame");

        var again = ConfigurationReader.read(Settings.written(document.toString()), Map.of());
        assertThat(again.configuration()).isEqualTo(configuration);
        assertThat(again.apiToken()).isEqualTo(new Secret("sesame-sesame-sesame"));
    }

    @Test
    void tellWhichKeysDiffer() {
        var before = Settings.read(Settings.of("lxd", "tracker.tag=3.0.0", "provider.cpus=2"));
        var after = Settings.read(Settings.of("lxd", "tracker.tag=develop", "provider.cpus=4", "ssh.port=22"));

        assertThat(EffectiveSettings.differing(before, after)).containsExactly("provider.cpus", "tracker.tag");
        assertThat(EffectiveSettings.differing(before, before)).isEmpty();
    }
}
