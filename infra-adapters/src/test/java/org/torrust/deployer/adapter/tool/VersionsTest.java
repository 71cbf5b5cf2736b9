package org.torrust.deployer.adapter.tool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionsTest {

    @ParameterizedTest
    @CsvSource({"1.8.0, true", "1.12.6, true", "2.0.0, true", "1.7.9, false", "1.8, false", "0.99.99, false"})
    void areComparedNumberByNumber(String version, boolean enough) {
        assertThat(Versions.isAtLeast(version, "1.8.0")).isEqualTo(enough);
    }
}
