package org.torrust.deployer.cli.presentation;

import java.io.PrintWriter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationFailed;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.cli.history.PastStatus.AsOf;
import org.torrust.deployer.cli.replay.ReplayedEvent;
import org.torrust.deployer.cli.replay.Scene;
import org.torrust.deployer.query.diff.Difference;
import org.torrust.deployer.query.meaning.Meaning;

/** A replay for people: what was asked of each event, and the state in the end. */
final class ReplayText implements ReplayTeller {

    private final PrintWriter out;
    private final Instant now;
    private final Detail detail;
    private boolean isAtTop = true;

    ReplayText(PrintWriter out, Instant now, Detail detail) {
        this.out = out;
        this.now = now;
        this.detail = detail;
    }

    @Override
    public void begin(EnvironmentName environment) {}

    @Override
    public void event(ReplayedEvent event) {
        if (detail != Detail.NOTHING) {
            line(event);
        }
        if (detail == Detail.CHANGES) {
            event.changes().forEach(this::change);
        }
        out.flush();
    }

    @Override
    public void failure(ReplayedEvent event, @Nullable String jobs) {
        end(event.before());
        part();
        line(event);
        var status = new StatusText(out, now);
        if (event.recorded().event() instanceof OperationFailed failed) {
            status.failure(failed.failure());
        }
        status.line("Jobs", jobs == null ? "no output of its tools is kept here" : jobs);
    }

    @Override
    public void end(Scene scene) {
        part();
        if (scene.status() == null || scene.last() == null) {
            out.println("Nothing is recorded of it by then.");
        } else {
            new StatusText(out, now).printPast(scene.status(), AsOf.of(scene.last()));
        }
    }

    @Override
    public void close() {}

    private void line(ReplayedEvent event) {
        isAtTop = false;
        var recorded = event.recorded();
        out.println("@%-5d %7d  %s  %-30s  %s"
                .formatted(
                        event.number(),
                        recorded.position(),
                        Ages.exact(recorded.time()),
                        event.type().name(),
                        Words.visible(Meaning.of(recorded.event()))));
    }

    private void change(Difference change) {
        out.println("%16s%-24s %s → %s".formatted("", change.field(), orNone(change.before()), orNone(change.after())));
    }

    /** A line between this and what stands above it. */
    private void part() {
        if (!isAtTop) {
            out.println();
        }
        isAtTop = false;
    }

    private static String orNone(@Nullable String value) {
        return value == null ? "-" : value;
    }
}
