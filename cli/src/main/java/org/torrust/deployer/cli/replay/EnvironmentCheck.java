package org.torrust.deployer.cli.replay;

import org.jspecify.annotations.Nullable;
import org.torrust.deployer.cli.replay.Finding.Kind;
import org.torrust.deployer.command.environment.Difference;
import org.torrust.deployer.command.environment.Judge;
import org.torrust.deployer.eventstore.KeptHistory;
import org.torrust.deployer.eventstore.StoredEvent;
import org.torrust.deployer.eventstore.UnknownEventException;

/** Checks the events of one environment, one by one. */
final class EnvironmentCheck {

    private final Replay replay;
    private final Judge judge = new Judge();
    private final Findings findings;
    private @Nullable Finding last;
    private long events;
    private long expected;
    private long position;
    private boolean isLost;

    EnvironmentCheck(KeptHistory history, Findings findings) {
        this.replay = new Replay(history);
        this.findings = findings;
    }

    void hear(StoredEvent stored) {
        events++;
        if (stored.sequence() != expected) {
            findings.add(broken(Kind.GAP, stored, "event @%d is missing before it".formatted(expected + 1)));
        }
        if (stored.position() <= position) {
            findings.add(broken(
                    Kind.ORDER,
                    stored,
                    position == 0
                            ? "it stands before the first event"
                            : "it stands before event %d, which it comes behind".formatted(position)));
        }
        expected = stored.sequence() + 1;
        position = stored.position();
        if (!isLost) {
            play(stored);
        }
    }

    void end() {
        judge.end().forEach(this::add);
    }

    private void play(StoredEvent stored) {
        try {
            var played = replay.play(stored);
            judge.hear(played.recorded(), stored.type().isOlder()).forEach(this::add);
        } catch (UnknownEventException e) {
            lose(broken(Kind.UNREADABLE, stored, e.why()));
        } catch (RuntimeException e) {
            // Whatever the code fails with is to be told with the event it fails at.
            lose(broken(Kind.EXCEPTION, stored, "this program fails at it: " + e));
        }
    }

    /** Nothing sure can be said of what comes after. */
    private void lose(Finding finding) {
        end();
        findings.add(finding);
        isLost = true;
    }

    private static Finding broken(Kind kind, StoredEvent stored, String cause) {
        return new Finding(
                kind,
                stored.environment(),
                stored.position(),
                stored.sequence() + 1,
                stored.type(),
                null,
                cause,
                null,
                null,
                0);
    }
    /** Of one operation the first difference is told; what follows from it is counted. */
    private void add(Difference difference) {
        var known = last;
        if (known == null || !difference.at().event().operation().equals(known.operation())) {
            last = otherwise(difference);
            findings.add(last);
        } else {
            last = known.andOneMore();
            findings.replace(known, last);
        }
    }

    private static Finding otherwise(Difference difference) {
        return Finding.at(
                Kind.OTHERWISE,
                difference.at(),
                "this program would do otherwise now",
                difference.recorded(),
                difference.now());
    }

    long events() {
        return events;
    }

    long decisions() {
        return judge.decisions();
    }
}
