package org.torrust.deployer.adapter.tracker;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.command.port.Measurement;

/** Tells a measurement in words, beside the one before. */
final class Speed {

    private Speed() {}

    /** E.g. {@code 200 announces, 2100/s (-9 %); p50 0.4 ms, p90 0.8 ms (+14 %), p99 2.1 ms, max 3.0 ms}. */
    static String told(Measurement now, @Nullable Measurement before) {
        return "%d announces, %.0f/s%s; p50 %s, p90 %s%s, p99 %s, max %s%s"
                .formatted(
                        now.requests(),
                        now.perSecond(),
                        before == null ? "" : change(now.perSecond(), before.perSecond()),
                        told(now.p50()),
                        told(now.p90()),
                        before == null ? "" : change(millis(now.p90()), millis(before.p90())),
                        told(now.p99()),
                        told(now.max()),
                        before == null ? "; nothing to compare with yet" : "");
    }

    /** In brackets, e.g. {@code  (+14 %)}; empty where there is nothing to divide by. */
    static String change(double now, double before) {
        return before <= 0 ? "" : String.format(Locale.ROOT, " (%+d %%)", Math.round((now - before) / before * 100));
    }

    private static String told(Duration duration) {
        return String.format(Locale.ROOT, "%.1f ms", millis(duration));
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
