package org.torrust.deployer.cli.configuration;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.torrust.deployer.api.configuration.EnvironmentConfiguration;

/** Short words for giving and reading settings in tests. */
final class Settings {

    private Settings() {}

    static GivenSettings of(String provider, String... settings) {
        return new GivenSettings().options(List.of(settings)).provider(provider);
    }

    static GivenSettings written(String text) {
        return new GivenSettings().input(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    static EnvironmentConfiguration read(GivenSettings given) {
        return ConfigurationReader.read(given, Map.of()).configuration();
    }

    static List<Violation> violations(ThrowingCallable reading) {
        return catchThrowableOfType(Faults.class, reading).violations();
    }

    static List<Violation> violations(GivenSettings given) {
        return violations(() -> read(given));
    }

    /** Each as people read it. */
    static List<String> faults(GivenSettings given) {
        return violations(given).stream().map(Violation::toString).toList();
    }

    static List<String> faults(ThrowingCallable reading) {
        return violations(reading).stream().map(Violation::toString).toList();
    }
}
