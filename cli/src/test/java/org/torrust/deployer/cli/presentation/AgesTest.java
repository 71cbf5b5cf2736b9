package org.torrust.deployer.cli.presentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgesTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "PT0S, now",
        "PT9S, now",
        "PT10S, 10 s ago",
        "PT119S, 119 s ago",
        "PT2M, 2 min ago",
        "PT119M, 119 min ago",
        "PT2H, 2 h ago",
        "PT47H, 47 h ago",
        "P2D, 2 d ago",
        "P400D, 400 d ago",
        "PT-1H, now"
    })
    void areToldAsPeopleDo(Duration since, String words) {
        assertThat(Ages.ago(NOW.minus(since), NOW)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "PT-1H, 0.0 s",
        "PT0.049S, 0.0 s",
        "PT8.14S, 8.1 s",
        "PT59.9S, 59.9 s",
        "PT60S, 1 min 0 s",
        "PT1H1M5S, 61 min 5 s"
    })
    void durationsHaveATenthOfASecondBelowAMinute(Duration length, String words) {
        assertThat(Ages.duration(length)).isEqualTo(words);
    }

    @Test
    void durationsDoNotFollowTheLocale() {
        var usual = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(Ages.duration(Duration.ofMillis(8100))).isEqualTo("8.1 s");
        } finally {
            Locale.setDefault(usual);
        }
    }
}
