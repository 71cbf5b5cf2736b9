package org.torrust.deployer.adapter.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.torrust.deployer.adapter.tool.CheckResult.Status;

class ClockCheckTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.5Z");

    private static CheckResult judge(Duration... others) {
        return ClockCheck.judge(NOW, List.of(others), Optional.empty());
    }

    @Test
    void trustsAClockThatOthersAgreeWith() {
        assertThat(judge(Duration.ofSeconds(29)))
                .isEqualTo(CheckResult.ok("Clock", "2026-11-24T12:00:00Z", "OK, others say the same"));
    }

    @Test
    void doubtsOneThatIsBehind() {
        var result = judge(Duration.ofSeconds(95));

        assertThat(result.status()).isEqualTo(Status.WARN);
        assertThat(result.why()).isEqualTo("it is 95 s behind other machines'");
    }

    @Test
    void doubtsOneThatIsAhead() {
        assertThat(judge(Duration.ofSeconds(-95)).why()).isEqualTo("it is 95 s ahead of other machines'");
    }

    @Test
    void doubtsTheOtherWhereAThirdAgrees() {
        assertThat(judge(Duration.ofHours(3), Duration.ofSeconds(-1)).status()).isEqualTo(Status.OK);
    }

    @Test
    void saysThatThereWasNobodyToCompareWith() {
        assertThat(judge().why()).contains("no other clock in reach");
    }

    @Test
    void doubtsOneThatIsBeforeWhatTheWorkspaceWasWritten() {
        var result = ClockCheck.judge(NOW, List.of(Duration.ZERO), Optional.of(NOW.plusSeconds(3600)));

        assertThat(result.status()).isEqualTo(Status.WARN);
        assertThat(result.why()).contains("2026-11-24T13:00:00Z");
    }
}
