package org.torrust.deployer.cli.replay;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.torrust.deployer.eventstore.KeptHistory;
import org.torrust.deployer.eventstore.StoredEvent;

/** Looks whether every event of a history is understood, and whether this program would do the same today. */
public final class Check {

    private final KeptHistory history;
    private final Findings findings = new Findings();
    private final Map<String, EnvironmentCheck> environments = new TreeMap<>();

    /** @param history only asked what it understands an event to be */
    public Check(KeptHistory history) {
        this.history = history;
    }

    /**
     * Checks events, each environment's from its first on; those of several may be mixed.
     *
     * @param heard told how many were checked, after each
     */
    public CheckResult of(Stream<StoredEvent> events, LongConsumer heard) {
        var count = 0L;
        for (var each = events.iterator(); each.hasNext(); ) {
            var stored = each.next();
            environments
                    .computeIfAbsent(stored.environment(), name -> new EnvironmentCheck(history, findings))
                    .hear(stored);
            heard.accept(++count);
        }
        environments.values().forEach(EnvironmentCheck::end);
        return result();
    }

    private CheckResult result() {
        var checks = environments.values();
        return new CheckResult(
                List.copyOf(environments.keySet()),
                checks.stream().mapToLong(EnvironmentCheck::events).sum(),
                checks.stream().mapToLong(EnvironmentCheck::decisions).sum(),
                findings.count(),
                findings.kept());
    }
}
