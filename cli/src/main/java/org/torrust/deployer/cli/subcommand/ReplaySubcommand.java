package org.torrust.deployer.cli.subcommand;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.environment.Refused;
import org.torrust.deployer.api.environment.Refused.Reason;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.SubcommandFailed;
import org.torrust.deployer.cli.presentation.ReplayTeller.Detail;
import org.torrust.deployer.cli.replay.Check;
import org.torrust.deployer.cli.replay.CheckResult;
import org.torrust.deployer.eventstore.ExportedHistory;
import org.torrust.deployer.eventstore.KeptHistory;
import org.torrust.deployer.eventstore.StoredEvent;
import org.torrust.deployer.query.moment.Moment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Play a history again in memory, and tell what each event changed or whether this program would do the same today. */
@Command(
        name = "replay",
        description = {
            "Play an environment's history again: in memory, from its events alone. No tool is started, no machine asked, and nothing written.",
            "With --check: whether every event is understood, this program would decide the same and ask for the same steps today, and what is shown follows from the events. Exit code 7 where not."
        },
        footer = {
            "",
            "A REF is @N (the N-th event), ~N (before the last N operations), op:ID (the",
            "end of that operation), a time, an age such as 2h, or head.",
            "",
            "Examples:",
            "  torrust-tracker-deployer replay demo --step --from ~1",
            "  torrust-tracker-deployer replay demo --until-error",
            "  torrust-tracker-deployer replay --all --check",
            "  torrust-tracker-deployer replay --file demo.jsonl --check"
        })
public final class ReplaySubcommand extends Subcommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "ENVIRONMENT",
            converter = EnvironmentNameConverter.class,
            description = "Its name. With --file, all in the file where it is left out.")
    private @Nullable EnvironmentName environment;

    @Option(names = "--all", description = "Every environment; with --check.")
    private boolean all;

    @Option(
            names = "--file",
            paramLabel = "EXPORT",
            description = "Take the events from this file, written by events export, and need no workspace.")
    private @Nullable Path file;

    @Option(
            names = "--check",
            description = "Judge the whole history by what this program would do today, and compare what is shown.")
    private boolean check;

    @Option(
            names = "--from",
            paramLabel = "REF",
            converter = ValueConverter.Moments.class,
            description = "Tell only of events after this moment. Default: from the first on.")
    private @Nullable Moment from;

    @Option(
            names = "--to",
            paramLabel = "REF",
            converter = ValueConverter.Moments.class,
            description = "Stop at this moment. Default: head.")
    private @Nullable Moment to;

    @Option(names = "--trace", description = "Tell each event on a line: number, position, time, type and meaning.")
    private boolean trace;

    @Option(
            names = "--step",
            description = "Tell what each event changes, field by field. On a terminal Enter goes on and q ends it.")
    private boolean step;

    @Option(
            names = "--until-error",
            description = "Stop at the first failure, interruption or late outcome, and show the state before it.")
    private boolean untilError;

    public ReplaySubcommand(Context context) {
        super(context);
    }

    @Override
    void run() {
        requireSense();
        if (check) {
            judge();
        } else if (file == null) {
            context().reading().history(this::played);
        } else {
            played(whole(file));
        }
    }

    private CheckResult checked(KeptHistory history) {
        return context().gauged(history.head(), gauge -> {
            try (var events = wanted(history)) {
                return new Check(history).of(events, gauge);
            }
        });
    }

    private Stream<StoredEvent> wanted(KeptHistory history) {
        return environment == null ? history.stored(Long.MIN_VALUE) : history.stored(existing(environment, history));
    }

    private void judge() {
        var checked = file == null ? context().reading().history(this::checked) : checked(whole(file));
        var judgement =
                file == null ? Judgement.withProjections(checked, environment, context()) : Judgement.of(checked);
        context().presentation().checked(judgement.checked(), judgement.comparisons(), judgement.uncompared());
        out().flush();
        if (!judgement.isGood()) {
            throw SubcommandFailed.no(
                    "The history or what is kept of it is not as this program would have it.",
                    "Where this program was changed on purpose since, that is as it has to be; else keep the history and report it.");
        }
    }

    private boolean played(KeptHistory history) {
        var names = environment == null ? all(history) : List.of(existing(environment, history));
        if (names.size() > 1 && (from != null || to != null)) {
            throw usage(
                    "--from and --to name moments of one environment, and the file holds %d.".formatted(names.size()));
        }
        new Playback(context(), history, detail(), untilError).of(names, from, to);
        return true;
    }

    private Detail detail() {
        if (step) {
            return Detail.CHANGES;
        }
        return trace ? Detail.MEANING : Detail.NOTHING;
    }

    /** @throws SubcommandFailed when the file begins in the middle */
    private static KeptHistory whole(Path file) {
        var history = ExportedHistory.in(file);
        if (history.header().after() > 0) {
            throw SubcommandFailed.usage(
                    "The file %s begins behind event %d, so how things stood there is not known."
                            .formatted(file, history.header().after()),
                    "Have it written whole: torrust-tracker-deployer events export");
        }
        return history;
    }

    private static List<EnvironmentName> all(KeptHistory history) {
        try (var events = history.stored(0)) {
            return events.map(StoredEvent::environment)
                    .distinct()
                    .sorted()
                    .map(EnvironmentName::new)
                    .toList();
        }
    }

    private static EnvironmentName existing(EnvironmentName name, KeptHistory history) {
        try (var events = history.stored(name)) {
            if (events.findAny().isEmpty()) {
                throw new Refused(
                        Reason.NOT_FOUND,
                        "Nothing is recorded of an environment %s there.".formatted(name),
                        "See which there are: torrust-tracker-deployer list");
            }
        }
        return name;
    }

    private void requireSense() {
        if (environment == null && file == null && !all) {
            throw usage("Which environment? Name one, or --all --check, or a file with --file.");
        }
        if (all && (environment != null || file != null || !check)) {
            throw usage("--all stands with --check alone; a file is checked whole anyway.");
        }
        if (check && (from != null || to != null || trace || step || untilError)) {
            throw usage(
                    "--check judges the whole history, so --from, --to, --trace, --step and --until-error go without it.");
        }
        if (trace && step) {
            throw usage("--step tells all that --trace does; leave one of them out.");
        }
    }

    private static SubcommandFailed usage(String why) {
        return SubcommandFailed.usage(why, "See: torrust-tracker-deployer replay --help");
    }
}
