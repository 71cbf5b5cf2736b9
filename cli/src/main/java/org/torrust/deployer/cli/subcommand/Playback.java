package org.torrust.deployer.cli.subcommand;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.Format;
import org.torrust.deployer.cli.SubcommandFailed;
import org.torrust.deployer.cli.presentation.ReplayTeller;
import org.torrust.deployer.cli.presentation.ReplayTeller.Detail;
import org.torrust.deployer.cli.progress.Console;
import org.torrust.deployer.cli.replay.Replay;
import org.torrust.deployer.cli.replay.ReplayedEvent;
import org.torrust.deployer.eventstore.KeptHistory;
import org.torrust.deployer.eventstore.StoredEvent;
import org.torrust.deployer.query.moment.Moment;

/** Plays environments as far as was asked, and has it told. */
final class Playback {

    private final Context context;
    private final KeptHistory history;
    private final Detail detail;
    private final boolean untilError;
    private final ReplayTeller teller;

    Playback(Context context, KeptHistory history, Detail detail, boolean untilError) {
        this.context = context;
        this.history = history;
        this.detail = detail;
        this.untilError = untilError;
        this.teller = context.presentation().replay(detail);
    }

    /**
     * @param from nothing is told of what happened until then; null for the beginning
     * @param to where it stops; null for the end
     */
    void of(List<EnvironmentName> names, @Nullable Moment from, @Nullable Moment to) {
        for (var name : names) {
            var first = from == null ? 0 : length(name, from);
            var last = to == null ? Long.MAX_VALUE : length(name, to);
            if (first > last) {
                throw SubcommandFailed.usage(
                        "--from is later than --to, so that nothing can be between.",
                        "See: torrust-tracker-deployer replay --help");
            }
            teller.begin(name);
            try (var events = history.stored(name)) {
                play(name, events.iterator(), first, last);
            }
        }
        teller.close();
    }

    /** How many events had happened by then. */
    private long length(EnvironmentName name, Moment moment) {
        try (var events = history.of(name)) {
            return moment.upTo(events, context.now()).size();
        }
    }

    private void play(EnvironmentName name, Iterator<StoredEvent> events, long first, long last) {
        var replay = new Replay(history);
        for (var played = 1L; played <= last && events.hasNext(); played++) {
            var event = replay.play(events.next());
            if (played > first && untilError && event.isFailure()) {
                teller.failure(event, jobs(event));
                return;
            }
            if (played > first) {
                teller.event(event);
                if (!goesOn()) {
                    break;
                }
            }
        }
        teller.end(replay.scene());
        if (untilError && !context.options().isQuiet()) {
            context.err().println("%s: nothing failed, was interrupted or came too late there.".formatted(name));
            context.err().flush();
        }
    }

    private boolean goesOn() {
        if (detail != Detail.CHANGES || !isLedByHand()) {
            return true;
        }
        var answer = context.console().ask(context.err(), "Enter goes on, q ends: ");
        return answer != null
                && !answer.equals(Console.ENDED)
                && !answer.strip().equalsIgnoreCase("q");
    }

    private boolean isLedByHand() {
        var options = context.options();
        return options.format() == Format.table
                && options.mayAsk()
                && context.console().isOutputLive();
    }

    private @Nullable String jobs(ReplayedEvent event) {
        var failed = event.recorded().event();
        return context.workspace()
                .jobs(failed.environment(), failed.operation())
                .map(context.workspace()::show)
                .orElse(null);
    }
}
