package org.torrust.deployer.adapter.tracker;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.adapter.ssh.Patience;

/** Holds what a tracker counts against what it answered. */
final class Statistics {

    /** Torrust counts beside its work: its counters may move a moment after its answers. */
    private static final Duration COUNTED_WITHIN = Duration.ofSeconds(3);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final TrackerApi api;
    private final String token;
    private final Patience patience;
    private @Nullable Map<String, Long> before;

    Statistics(TrackerApi api, String token, Patience patience) {
        this.api = api;
        this.token = token;
        this.patience = patience;
    }

    /** To be asked before anything is sent. */
    Verdict look() throws NoAnswerException {
        before = api.counters(token);
        return Verdict.good("%d counters".formatted(before.size()));
    }

    /** Good when the counters moved by what was sent since {@link #look}. */
    Verdict judge(Sent sent) {
        if (before == null) {
            return Verdict.bad("not looked at: they were not told before");
        }
        if (sent.isNothing()) {
            return Verdict.bad("not looked at: nothing that was sent was answered");
        }
        var known = before;
        patience.await(
                COUNTED_WITHIN,
                BETWEEN_LOOKS,
                () -> missing(sent, known).isEmpty() ? Optional.of(sent) : Optional.empty());
        var missing = missing(sent, known);
        return missing.isEmpty() ? Verdict.good("counted what was sent: " + sent.told()) : Verdict.bad(missing);
    }

    private String missing(Sent sent, Map<String, Long> known) {
        try {
            return sent.missing(known, api.counters(token)).orElse("");
        } catch (NoAnswerException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
