package org.torrust.deployer.adapter.tool;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Doubts a clock that other machines or the workspace itself contradict; certificates and the history's times need it. */
final class ClockCheck {

    private static final Duration TOLERATED = Duration.ofSeconds(30);
    private static final String NAME = "Clock";
    private static final String HINT = "Set it right: timedatectl set-ntp true";

    private ClockCheck() {}

    /**
     * @param others how far other machines' clocks are ahead of ours; empty when none told its time
     * @param written when the workspace was written to last, empty when there is none yet
     */
    static CheckResult judge(Instant now, List<Duration> others, Optional<Instant> written) {
        if (written.filter(last -> last.isAfter(now.plus(TOLERATED))).isPresent()) {
            return doubtful(now, "the workspace was written to later than that, at " + second(written.get()));
        }
        // The one that agrees best: a single server with a wrong clock is no reason to doubt ours.
        var nearest = others.stream().min(Comparator.comparing(Duration::abs));
        if (nearest.isEmpty()) {
            return CheckResult.ok(NAME, second(now), "OK, with no other clock in reach to compare it with");
        }
        return nearest.get().abs().compareTo(TOLERATED) > 0
                ? doubtful(now, against(nearest.get()))
                : CheckResult.ok(NAME, second(now), "OK, others say the same");
    }

    private static String against(Duration ahead) {
        return "it is %d s %s other machines'"
                .formatted(ahead.abs().toSeconds(), ahead.isNegative() ? "ahead of" : "behind");
    }

    private static CheckResult doubtful(Instant now, String why) {
        return CheckResult.warn(NAME, second(now), why, HINT);
    }

    private static String second(Instant time) {
        return time.truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString();
    }
}
