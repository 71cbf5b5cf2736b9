package org.torrust.deployer.cli.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.torrust.deployer.api.configuration.EnvironmentConfiguration;
import org.torrust.deployer.api.configuration.Listeners;
import org.torrust.deployer.api.configuration.LxdSettings;
import org.torrust.deployer.api.configuration.MultipassSettings;
import org.torrust.deployer.api.configuration.ProviderSettings;
import org.torrust.deployer.api.configuration.SimulatedSettings;
import org.torrust.deployer.api.configuration.SshHostSettings;

class ConfigurationKeysTest {

    private static final Map<String, Class<? extends ProviderSettings>> RECORDS = Map.of(
            "lxd", LxdSettings.class,
            "multipass", MultipassSettings.class,
            "ssh", SshHostSettings.class,
            "simulated", SimulatedSettings.class);

    @Test
    void reachEveryPartOfAConfiguration() {
        assertThat(RECORDS).containsOnlyKeys(ConfigurationKeys.PROVIDERS);
        assertThat(RECORDS)
                .allSatisfy((provider, record) -> assertThat(new TreeSet<>(
                                ConfigurationKeys.defaults(provider).keySet()))
                        .containsExactlyElementsOf(new TreeSet<>(
                                keys(record).filter(key -> isKey(provider, key)).toList())));
    }

    /** A host that exists already keeps its owner's package sources; they stay in the record for the machines that are made. */
    private static boolean isKey(String provider, String key) {
        return !provider.equals("ssh") || !key.startsWith("apt.");
    }

    @Test
    void allAcceptTheirOwnDefaultAndTheirExample() {
        assertThat(ConfigurationKeys.all()).allSatisfy(setting -> {
            if (!setting.fallback().isEmpty()) {
                assertThat(setting.kind().missedBy(setting.fallback())).isNull();
            }
            if (!References.in(setting.example())) {
                assertThat(setting.kind().missedBy(setting.example())).isNull();
            }
            assertThat(setting.example()).isNotEqualTo(setting.fallback()).isNotEmpty();
            assertThat(setting.about()).endsWith(".");
        });
    }

    private static Stream<String> keys(Class<? extends ProviderSettings> provider) {
        return Arrays.stream(EnvironmentConfiguration.class.getRecordComponents())
                .flatMap(section -> {
                    var type = section.getType() == ProviderSettings.class ? provider : section.getType();
                    return within(type).map(key -> section.getName() + "." + key);
                });
    }

    /** The listeners of a tracker are keys of the tracker itself. */
    private static Stream<String> within(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .flatMap(part -> part.getType() == Listeners.class ? within(Listeners.class) : Stream.of(key(part)));
    }

    private static String key(RecordComponent part) {
        return part.getName()
                .replaceFirst("^is(?=[A-Z])", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }
}
