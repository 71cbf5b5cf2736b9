package org.torrust.deployer.cli.subcommand;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.ExitCodes;
import org.torrust.deployer.cli.SubcommandFailed;
import org.torrust.deployer.cli.configuration.EffectiveSettings;
import org.torrust.deployer.cli.history.PastStatus;
import org.torrust.deployer.cli.history.PastStatus.AsOf;
import org.torrust.deployer.query.diff.Difference;
import org.torrust.deployer.query.diff.Facts;
import org.torrust.deployer.query.moment.EnvironmentMoment;
import org.torrust.deployer.query.moment.Moment;
import org.torrust.deployer.query.status.EnvironmentStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Show what differs between two moments, or two environments. */
@Command(
        name = "diff",
        description = {
            "Show what differs between two moments of an environment, or between two environments: what is true of it and its settings, not who did what. Exit code 0 when nothing does, 7 when something does.",
            "With one REF: between then and now; with an environment alone: what its last operation changed. Before it was created there was nothing."
        },
        footer = {
            "",
            "A REF is ENV@@N (the N-th event), ENV@~N (before the last N operations),",
            "ENV@op:ID (the end of that operation), ENV@TIME, an age such as ENV@2h, or",
            "ENV (now). Behind the first REF, ENV@ can be left out for the same ENV.",
            "",
            "Examples:",
            "  torrust-tracker-deployer history diff demo@~1",
            "  torrust-tracker-deployer history diff demo@@12 @20",
            "  torrust-tracker-deployer history diff demo@2026-11-24T12:00:00Z head",
            "  torrust-tracker-deployer history diff staging production --format json"
        })
public final class HistoryDiffSubcommand extends Subcommand {

    @Parameters(
            index = "0",
            paramLabel = "REF",
            converter = ValueConverter.EnvironmentMoments.class,
            description = "From here.")
    private EnvironmentMoment from;

    @Parameters(index = "1", arity = "0..1", paramLabel = "REF", description = "To here. Default: now.")
    private @Nullable String to;

    public HistoryDiffSubcommand(Context context) {
        super(context);
    }

    @Override
    int answer() {
        var second = second();
        var first = to == null && from.moment().equals(Moment.HEAD) ? beforeLastOperation() : from;
        var now = context().now();
        return context().reading().past(past -> show(first, past.statusIfThere(first, now), past.status(second, now)));
    }

    private int show(EnvironmentMoment asked, Optional<PastStatus> before, PastStatus after) {
        var values = before.map(past -> values(past.status())).orElse(Map.of());
        var differences = Difference.between(values, values(after.status()));
        var from = before.map(PastStatus::asOf).orElseGet(() -> AsOf.nothing(asked));
        context().presentation().past().differences(from, after.asOf(), differences);
        return differences.isEmpty() ? ExitCodes.OK : ExitCodes.SAYS_NO;
    }

    private EnvironmentMoment beforeLastOperation() {
        return new EnvironmentMoment(from.environment(), new Moment.OperationsAgo(1));
    }

    private EnvironmentMoment second() {
        try {
            return to == null
                    ? new EnvironmentMoment(from.environment(), Moment.HEAD)
                    : EnvironmentMoment.parse(to, from.environment());
        } catch (IllegalArgumentException e) {
            throw SubcommandFailed.usage(
                    "The second REF cannot be used: %s.".formatted(e.getMessage()),
                    "See: torrust-tracker-deployer history diff --help");
        }
    }

    private static Map<String, String> values(EnvironmentStatus status) {
        var values = new LinkedHashMap<>(Facts.of(status.claims()));
        values.put("provider.name", status.configuration().provider().word());
        values.putAll(EffectiveSettings.of(status.configuration()));
        return values;
    }
}
