package org.torrust.deployer.adapter.tool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionsTest {

    @ParameterizedTest
    @CsvSource({"1.8.0, true", "1.12.6, true", "2.0.0, true", "1.7.9, false", "1.8, true", "0.99.99, false"})
    void areComparedNumberByNumber(String version, boolean enough) {
        assertThat(Versions.isAtLeast(version, "1.8.0")).isEqualTo(enough);
    }

    @Test
    void readsTheVersionFromEachToolsOwnAnswer() {
        assertThat(ToolVersions.in("OpenTofu v1.10.6\non linux_amd64\n")).contains("1.10.6");
        assertThat(ToolVersions.in("ansible-playbook [core 2.14.18]\n")).contains("2.14.18");
        assertThat(ToolVersions.in("5.21.4 LTS\n")).contains("5.21.4");
        assertThat(ToolVersions.in("6.1\n")).contains("6.1");
        assertThat(ToolVersions.in("no version here\n")).isEmpty();
    }

    @Test
    void countsAMissingThirdNumberAsZero() {
        assertThat(Versions.isAtLeast("6.1", "5.0.0")).isTrue();
        assertThat(Versions.isAtLeast("5.0", "5.0.0")).isTrue();
        assertThat(Versions.isAtLeast("4.24", "5.0.0")).isFalse();
    }
}
