package org.torrust.deployer.cli.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EffectiveSettingsTest {

    static Iterable<String> providers() {
        return ConfigurationKeys.PROVIDERS;
    }

    @ParameterizedTest
    @ValueSource(strings = {"lxd", "multipass", "simulated"})
    void ofNothingGivenAreTheDefaults(String provider) {
        assertThat(EffectiveSettings.of(Settings.read(Settings.of(provider))))
                .isEqualTo(ConfigurationKeys.defaults(provider));
    }

    @ParameterizedTest
    @MethodSource("providers")
    void comeBackFromAConfigurationInWhichEveryKeyIsGiven(String provider) {
        var examples = new LinkedHashMap<String, String>();
        ConfigurationKeys.of(provider).stream()
                .filter(setting -> ConfigurationKeys.defaults(provider).containsKey(setting.key()))
                .forEach(setting -> examples.put(setting.key(), setting.example()));
        if (provider.equals("multipass")) {
            examples.put("ssh.port", "22");
        }

        assertThat(EffectiveSettings.of(Settings.read(Settings.of(provider, given(examples)))))
                .isEqualTo(examples);
    }

    private static String[] given(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
    }

    @ParameterizedTest
    @MethodSource("providers")
    void canBeReadAgainAsAFile(String provider) {
        var settings = new HashMap<>(Map.of("tracker.udp", "0.0.0.0:6868,[::]:6969"));
        if (provider.equals("ssh")) {
            settings.putAll(Map.of("provider.host", "tracker.example.org", "provider.trust-host-key", "true"));
        }
        var configuration = Settings.read(Settings.of(provider, given(settings)));

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
