package org.torrust.deployer.adapter.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.torrust.deployer.command.port.Measurement;

class SpeedTest {

    private static final Measurement BEFORE = measured(1, 1000, 800);

    @Test
    void isToldAloneTheFirstTime() {
        assertThat(Speed.told(BEFORE, null))
                .isEqualTo("400 announces, 1000/s; p50 0.4 ms, p90 0.8 ms, p99 2.0 ms, max 3.5 ms;"
                        + " nothing to compare with yet");
    }

    @Test
    void isHeldAgainstTheLastTime() {
        assertThat(Speed.told(measured(1, 1500, 600), BEFORE))
                .isEqualTo("400 announces, 1500/s (+50 %); p50 0.4 ms, p90 0.6 ms (-25 %), p99 2.0 ms, max 3.5 ms");
    }

    @Test
    void isNotHeldAgainstNothing() {
        assertThat(Speed.change(5, 0)).isEmpty();
    }

    @Nested
    class KeptAsTheBaseline {

        @TempDir
        Path folder;

        private final Baseline baseline = new Baseline(Instant.parse("2026-11-24T12:00:00Z"), List.of(BEFORE));

        @Test
        void isFoundAgainByTheListenersNumberWhateverItsAddress() {
            baseline.keepIn(file());

            var kept = Baseline.in(file()).orElseThrow();

            assertThat(kept).isEqualTo(baseline);
            assertThat(kept.like(measured(1, 7, 7))).contains(BEFORE);
            assertThat(kept.like(measured(2, 7, 7))).isEmpty();
        }

        @Test
        void isReadableByItsOwnerAlone() throws IOException {
            baseline.keepIn(file());

            assertThat(Files.getPosixFilePermissions(file())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }

        @Test
        void isNoneWhereTheFileIsMissingOrSpoilt() throws IOException {
            assertThat(Baseline.in(file())).isEmpty();

            Files.writeString(file(), "{\"taken\":");

            assertThat(Baseline.in(file())).isEmpty();
        }

        private Path file() {
            return folder.resolve("baseline.json");
        }
    }

    private static Measurement measured(int listener, double perSecond, int p90Micros) {
        return new Measurement(
                "udp-speed",
                listener,
                "udp://10.0.0.%d:6969".formatted((int) perSecond % 200),
                400,
                perSecond,
                Duration.ofNanos(400_000),
                Duration.ofNanos(p90Micros * 1000L),
                Duration.ofNanos(2_000_000),
                Duration.ofNanos(3_500_000));
    }
}
