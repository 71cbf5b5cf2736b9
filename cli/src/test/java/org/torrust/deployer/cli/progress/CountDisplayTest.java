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

class CountDisplayTest {

    private final StringWriter said = new StringWriter();
    private final Watch watch = new Watch();

    @Test
    void saysNothingOfWhatIsDoneAtOnce() {
        count(false, 100_000);

        assertThat(said.toString()).isEmpty();
    }

    @Test
    void elsewhereSaysALineEveryTenSeconds() {
        var display = display(false);
        watch.pass(Duration.ofSeconds(10));
        display.at(25_600);
        display.at(51_200);
        watch.pass(Duration.ofSeconds(10));
        display.at(76_800);
        display.stop();

        assertThat(said.toString()).isEqualTo("""
                25600 of 102400 events checked, 2560 a second, 30.0 s left
                76800 of 102400 events checked, 3840 a second, 6.0 s left
                """);
    }

    @Test
    void onATerminalMovesALineAndClearsIt() {
        var display = display(true);
        watch.pass(Duration.ofSeconds(1));
        display.at(25_600);
        display.stop();

        assertThat(said.toString()).isEqualTo("\r\u001b[K25600 of 102400 events checked, 25600 a second, 3\r\u001b[K");
    }

    private void count(boolean isLive, long to) {
        var display = display(isLive);
        for (var count = 1L; count <= to; count++) {
            display.at(count);
        }
        display.stop();
    }

    private CountDisplay display(boolean isLive) {
        return new CountDisplay(new PrintWriter(said), new Terminal(isLive), watch, false, "events checked", 102_400);
    }

    /** A terminal of 50 columns, or none. */
    private record Terminal(boolean isLive) implements Console {
        @Override
        public boolean isOutputLive() {
            return isLive;
        }

        @Override
        public int width() {
            return 50;
        }

        @Override
        public String ask(PrintWriter err, String question) {
            return null;
        }
    }

    /** A clock that stands still until it is let go on. */
    private static final class Watch extends Clock {
        private Instant now = Instant.parse("2026-11-24T12:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

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
}
