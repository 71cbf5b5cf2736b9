package org.torrust.deployer.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class GaugeTest {

    private final StringWriter err = new StringWriter();
    private final Hands clock = new Hands();

    @Test
    void tellsRateAndTimeLeftEveryFewSecondsOnAPlainLine() {
        var gauge = gauge(false, false, 10_240);
        work(gauge, 2560, Duration.ofSeconds(5));
        work(gauge, 5120, Duration.ofSeconds(1));
        work(gauge, 7680, Duration.ofSeconds(4));
        gauge.close();

        assertThat(err).hasToString("""
                2560 of 10240 events (25 %), 512 a second, 15.0 s left
                7680 of 10240 events (75 %), 768 a second, 3.0 s left
                """);
    }

    @Test
    void movesOnOneLineOfATerminalAndLeavesNothingThere() {
        var gauge = gauge(true, false, 512);
        work(gauge, 256, Duration.ofMillis(200));
        work(gauge, 512, Duration.ofMillis(100));
        gauge.close();

        assertThat(err).hasToString("\r\u001b[K256 of 512 events (50 %), 1280 a second\r\u001b[K");
    }

    @Test
    void saysNothingOfWhatIsOverAtOnce() {
        var gauge = gauge(false, false, 300);
        work(gauge, 300, Duration.ofSeconds(1));
        gauge.close();

        assertThat(err).hasToString("");
        assertThat(gauge.summary(300)).isEqualTo("300 events in 1.0 s, 300 a second");
    }

    @Test
    void saysNothingWhereItIsToBeQuiet() {
        work(gauge(true, true, 512), 512, Duration.ofSeconds(60));

        assertThat(err).hasToString("");
    }

    private Gauge gauge(boolean live, boolean quiet, long total) {
        return new Gauge(new PrintWriter(err), new Terminal(live), clock, quiet, total);
    }

    private void work(Gauge gauge, long count, Duration taking) {
        clock.now = clock.now.plus(taking);
        gauge.accept(count);
    }

    private static final class Hands extends Clock {
        private Instant now = Instant.parse("2026-11-24T12:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private record Terminal(boolean isLive) implements Console {
        @Override
        public boolean isOutputLive() {
            return isLive;
        }

        @Override
        public int width() {
            return 40;
        }

        @Override
        public String ask(PrintWriter out, String question) {
            return null;
        }
    }
}
