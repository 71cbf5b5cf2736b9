package org.torrust.deployer.cli.subcommand;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.adapter.docker.Vitals;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationStarted;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.history.RecordedEvent;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.OperationKind;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.ExitCodes;
import org.torrust.deployer.cli.Format;
import org.torrust.deployer.cli.SubcommandFailed;
import org.torrust.deployer.eventstore.KeptHistory;
import org.torrust.deployer.query.LastOperation;
import org.torrust.deployer.query.moment.EnvironmentMoment;
import org.torrust.deployer.query.moment.Moment;
import org.torrust.deployer.query.status.EnvironmentStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Show how an environment stands, how its machine is, and how its last operation went. */
@Command(
        name = "status",
        description =
                "Show how an environment stands: state, address, machine, services, last operation. The machine is"
                        + " asked for 8 seconds at most; what cannot be reached is said. With --drift, whether all is as it"
                        + " is recorded: exit code 7 with a list of what differs, 6 where nothing was seen to differ but not"
                        + " all could be looked at.",
        footer = {
            "",
            "Examples:",
            "  torrust-tracker-deployer status demo",
            "  torrust-tracker-deployer status demo --recorded --format yaml",
            "  torrust-tracker-deployer status demo --at ~1",
            "  torrust-tracker-deployer status demo --watch --services-only",
            "  torrust-tracker-deployer status demo --drift"
        })
public final class StatusSubcommand extends Subcommand {

    private static final Duration BETWEEN = Duration.ofSeconds(2);

    /** ECMA-48: home, then erase what is below. */
    private static final String CLEAR = "\u001b[H\u001b[2J";

    @Parameters(paramLabel = "ENVIRONMENT", converter = EnvironmentNameConverter.class, description = "Its name.")
    private EnvironmentName environment;

    @Option(
            names = "--watch",
            description =
                    "Look again every 2 seconds until Ctrl-C: redrawn on a terminal, a JSON line each elsewhere or with --format jsonl.")
    private boolean watch;

    @Option(names = "--services-only", description = "Only the services: state, health and ports.")
    private boolean servicesOnly;

    @Option(names = "--recorded", description = "Only what is recorded; the machine is not asked.")
    private boolean recorded;

    @Option(
            names = "--drift",
            description =
                    "Compare the machine with what is recorded: what OpenTofu made, the release's files and images, its services, and the ports that answer from here. Nothing is changed or recorded; 'deploy' mends what differs.")
    private boolean drift;

    @Option(
            names = "--at",
            paramLabel = "REF",
            converter = ValueConverter.Moments.class,
            description =
                    "How it stood at a moment of the past, as recorded: @N (its N-th event), ~N (before its last N"
                            + " operations), op:ID (the end of that one), a time, an age such as 2h, or head.")
    private @Nullable Moment at;

    public StatusSubcommand(Context context) {
        super(context);
    }

    @Override
    int answer() {
        if (!drift) {
            return super.answer();
        }
        if (watch || servicesOnly || recorded || at != null) {
            throw SubcommandFailed.usage(
                    "--drift is a look of its own.", "Leave --watch, --services-only, --recorded and --at out.");
        }
        var status = withMachine(environment);
        var seen = context().machines().drift(status);
        context().presentation().drift(status, seen);
        if (!seen.findings().isEmpty()) {
            return ExitCodes.SAYS_NO;
        }
        return seen.unseen().isEmpty() ? ExitCodes.OK : ExitCodes.TOOL_FAILED;
    }

    @Override
    void run() {
        if (servicesOnly && recorded) {
            throw SubcommandFailed.usage(
                    "--services-only asks the machine, --recorded does not.", "Leave one of them out.");
        }
        if (at != null) {
            past(at);
        } else if (watch) {
            watch();
        } else {
            show();
        }
    }

    private void past(Moment moment) {
        if (watch || servicesOnly) {
            throw SubcommandFailed.usage(
                    "--at looks at the past, %s at the present.".formatted(watch ? "--watch" : "--services-only"),
                    "Leave one of them out.");
        }
        var asked = new EnvironmentMoment(environment, moment);
        context()
                .presentation()
                .past()
                .status(context()
                        .reading()
                        .past(past -> past.status(asked, context().now())));
    }

    private void watch() {
        requireStream();
        context().interruption().goOnUntilStopped();
        var redraws = context().console().isOutputLive() && context().options().format() == Format.table;
        if (!redraws && !isTableTyped()) {
            context().options().writeLines();
        }
        while (!out().checkError()) {
            if (redraws) {
                out().print(CLEAR);
            }
            show();
            out().flush();
            context().pause(BETWEEN);
        }
    }

    /** A document ends, and what is watched does not; a variable's json is meant for what ends. */
    private void requireStream() {
        var format = context().options().format();
        if (context().options().isFormatTyped() && (format == Format.json || format == Format.yaml)) {
            throw SubcommandFailed.usage(
                    "--watch writes a stream: --format is table or jsonl.",
                    "See: torrust-tracker-deployer status --help");
        }
    }

    private boolean isTableTyped() {
        return context().options().isFormatTyped() && context().options().format() == Format.table;
    }

    private void show() {
        var status = existing(environment);
        var vitals = recorded ? null : vitals(status);
        if (servicesOnly) {
            var look = vitals == null ? Vitals.none("No machine is known.") : vitals;
            context().presentation().services(status, look, isSimulated(status));
        } else {
            var carrier = recorded ? null : context().machines().carrier(status);
            context().presentation().status(status, vitals, carrier, asked(status));
        }
    }

    /** What a destroy that did not get through was asked with: who goes on without it loses what was to be kept. */
    private OperationOptions asked(EnvironmentStatus status) {
        var last = status.lastOperation();
        return last.kind() == OperationKind.DESTROY && last.status() != LastOperation.Status.SUCCEEDED
                ? context().reading().history(kept -> asked(kept, status.name(), last.id()))
                : OperationOptions.NONE;
    }

    private static OperationOptions asked(KeptHistory kept, EnvironmentName name, OperationId operation) {
        try (var events = kept.of(name)) {
            return events.map(RecordedEvent::event)
                    .filter(OperationStarted.class::isInstance)
                    .map(OperationStarted.class::cast)
                    .filter(started -> started.operation().equals(operation))
                    .findFirst()
                    .map(OperationStarted::options)
                    .orElse(OperationOptions.NONE);
        }
    }

    private @Nullable Vitals vitals(EnvironmentStatus status) {
        return status.claims().address() == null ? null : context().machines().vitals(status);
    }
}
