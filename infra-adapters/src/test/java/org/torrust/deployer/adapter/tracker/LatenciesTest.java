package org.torrust.deployer.adapter.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void areRankedFromTheShortest() {
        var hundred = Latencies.of(IntStream.rangeClosed(1, 100)
                .mapToObj(i -> Duration.ofMillis(101 - i))
                .toList());

        assertThat(hundred.percentile(50)).hasMillis(50);
        assertThat(hundred.percentile(90)).hasMillis(90);
        assertThat(hundred.percentile(99)).hasMillis(99);
        assertThat(hundred.max()).hasMillis(100);
    }

    @Test
    void tellTheOneThatWasMeasuredWhereThereAreFew() {
        var two = Latencies.of(List.of(Duration.ofMillis(9), Duration.ofMillis(1)));

        assertThat(two.percentile(50)).hasMillis(1);
        assertThat(two.percentile(51)).hasMillis(9);
        assertThat(Latencies.of(List.of(Duration.ofMillis(7))).percentile(1)).hasMillis(7);
    }

    @Test
    void areNotToldOfNothing() {
        assertThatThrownBy(() -> Latencies.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void neverFallWithThePercentage(
            @ForAll @Size(min = 1, max = 50) List<@IntRange(min = 0, max = 100_000) Integer> micros,
            @ForAll @IntRange(min = 1, max = 99) int percent) {
        var latencies = Latencies.of(
                micros.stream().map(each -> Duration.ofNanos(each * 1000L)).toList());

        assertThat(latencies.percentile(percent)).isLessThanOrEqualTo(latencies.percentile(percent + 1));
        assertThat(latencies.percentile(100)).isEqualTo(latencies.max());
    }
}
