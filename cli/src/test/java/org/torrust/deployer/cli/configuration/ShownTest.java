package org.torrust.deployer.cli.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownTest {

    @ParameterizedTest
    @CsvSource({
        "http://joe:secret@10.0.0.1:3142, http://***@10.0.0.1:3142",
        "http://joe:s@cr@t@proxy.example.org/path@1, http://***@proxy.example.org/path@1",
        "apt.proxy=https://secret@proxy, apt.proxy=https://***@proxy",
        "http://proxy.example.org/a@b, http://proxy.example.org/a@b"
    })
    void tellsNobodysPasswordOutOfAnAddress(String typed, String shown) {
        assertThat(Shown.of(typed)).isEqualTo(shown);
    }
}
