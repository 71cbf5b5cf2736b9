package org.torrust.deployer.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalesTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, en_US.UTF-8, ANSI_X3.4-1968, true",
                "-, -, C.utf8, ANSI_X3.4-1968, true",
                "C, -, en_US.UTF-8, UTF-8, false",
                "'', POSIX, en_US.UTF-8, UTF-8, false",
                "-, de_DE.UTF-8, C, ANSI_X3.4-1968, true",
                "-, -, de_DE.ISO-8859-1, UTF-8, false",
                "-, -, -, UTF-8, true",
                "-, -, -, ANSI_X3.4-1968, false"
            })
    void areOfUtf8ByTheFirstVariableThatIsSet(
            String all, String ctype, String lang, String nativeEncoding, boolean utf8) {
        var environment = new HashMap<String, String>();
        environment.put("LC_ALL", all);
        environment.put("LC_CTYPE", ctype);
        environment.put("LANG", lang);
        environment.values().removeIf(value -> value == null);

        assertThat(Locales.isUtf8(environment, nativeEncoding)).isEqualTo(utf8);
    }

    @Test
    void areThoseThatTheLauncherFoundAndNotTheOnesItChose() {
        assertThat(Locales.isUtf8(Map.of("DEPLOYER_TERMINAL_LOCALE", "C", "LC_ALL", "C.UTF-8"), "UTF-8"))
                .isFalse();
    }
}
