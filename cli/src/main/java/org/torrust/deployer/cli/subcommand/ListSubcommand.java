package org.torrust.deployer.cli.subcommand;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.State;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.Format;
import org.torrust.deployer.query.list.EnvironmentLine;
import org.torrust.deployer.query.list.EnvironmentSummary;
import org.torrust.deployer.query.list.ListOrder;
import org.torrust.deployer.query.list.ListSelection;
import org.torrust.deployer.query.moment.PointInTime;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Show every environment and how far along it is. */
@Command(
        name = "list",
        description = "Show every environment and how far along it is.",
        footer = {
            "",
            "Examples:",
            "  torrust-tracker-deployer list",
            "  torrust-tracker-deployer list --state running,released --sort modified",
            "  torrust-tracker-deployer list --at 2026-11-24T12:00:00Z",
            "  torrust-tracker-deployer list --format json"
        })
public final class ListSubcommand extends Subcommand {

    private static final String NOTHING_YET =
            "There are no environments yet. Begin with: torrust-tracker-deployer create demo";

    @Option(
            names = "--state",
            paramLabel = "STATE",
            split = ",",
            splitSynopsisLabel = ",",
            converter = WordConverter.States.class,
            completionCandidates = WordConverter.States.class,
            description = "Only those in one of these states: ${COMPLETION-CANDIDATES}.")
    private List<State> states = List.of();

    @Option(
            names = "--sort",
            paramLabel = "COLUMN",
            defaultValue = "name",
            converter = WordConverter.Orders.class,
            completionCandidates = WordConverter.Orders.class,
            description =
                    "Sort by: ${COMPLETION-CANDIDATES}. Times begin with the newest, states with created. Default: name.")
    private ListOrder order = ListOrder.NAME;

    @Option(names = "--reverse", description = "The last one first.")
    private boolean reversed;

    @Option(
            names = "--wide",
            description =
                    "Whole words however wide, and provider, tracker image and last operation; json and yaml hold them anyway.")
    private boolean wide;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            converter = ValueConverter.Times.class,
            description = "As they stood then: a time such as 2026-11-24T12:00:00Z, a day, or an age such as 2h.")
    private @Nullable PointInTime at;

    public ListSubcommand(Context context) {
        super(context);
    }

    @Override
    void run() {
        var time = at == null ? null : at.when(context().now());
        var wanted = new ListSelection(Set.copyOf(states), order, reversed);
        if (context().options().format() == Format.table) {
            show(time == null ? context().reading().lines() : lines(then(time)), wanted, time);
        } else {
            var all = time == null ? context().reading().list() : then(time);
            context().presentation().list(wanted.of(all), time);
        }
    }

    private List<EnvironmentSummary> then(Instant time) {
        return context().reading().past(past -> past.list(time));
    }

    private static List<EnvironmentLine> lines(List<EnvironmentSummary> environments) {
        return environments.stream().map(EnvironmentSummary::line).toList();
    }

    private void show(List<EnvironmentLine> all, ListSelection selection, @Nullable Instant time) {
        var wanted = selection.of(all);
        if (wanted.isEmpty()) {
            out().println(all.isEmpty() ? nothing(time) : noneIn());
        } else {
            var width = wide ? null : context().console().outputWidth();
            context().presentation().table(wanted, width, time);
        }
    }

    private static String nothing(@Nullable Instant time) {
        return time == null ? NOTHING_YET : "As of %s there were no environments.".formatted(time);
    }

    private String noneIn() {
        var words = EnumSet.copyOf(states).stream().map(State::word).collect(Collectors.joining(" or "));
        return "No environment is %s. See all of them: torrust-tracker-deployer list".formatted(words);
    }
}
