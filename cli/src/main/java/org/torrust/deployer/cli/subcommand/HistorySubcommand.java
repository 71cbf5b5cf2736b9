package org.torrust.deployer.cli.subcommand;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.input.Quoted;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.ExitCodes;
import org.torrust.deployer.cli.Format;
import org.torrust.deployer.cli.SubcommandFailed;
import org.torrust.deployer.cli.history.HistoryWish;
import org.torrust.deployer.query.history.EndlessSearchException;
import org.torrust.deployer.query.history.Outcome;
import org.torrust.deployer.query.history.Period;
import org.torrust.deployer.query.history.Window;
import org.torrust.deployer.query.moment.PointInTime;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Show who did what, when, and how it went. */
@Command(
        name = "history",
        description = {
            "Show who did what, when, and how it went: operations, a row each, oldest first, the last 20.",
            "With --events: the single events they are recorded in, as they are kept, also those of a newer deployer."
        },
        subcommands = {HistoryShowSubcommand.class, HistoryDiffSubcommand.class},
        footer = {
            "",
            "A TIME is one like 2026-11-24T12:00:00Z, a day like 2026-11-24, or an age like 2h, 1h30m or 7d.",
            "An environment whose name is that of a COMMAND is named behind --: history -- show",
            "",
            "Examples:",
            "  torrust-tracker-deployer history demo",
            "  torrust-tracker-deployer history --since 1d --status failed,interrupted",
            "  torrust-tracker-deployer history demo --events --type operation.failed --grep docker",
            "  torrust-tracker-deployer history --after 120 --limit 50 --format json",
            "  torrust-tracker-deployer history demo --follow --exit-status",
            "  torrust-tracker-deployer history show 20261124-101500-7f3a9c",
            "  torrust-tracker-deployer history diff demo@~1"
        })
public final class HistorySubcommand extends Subcommand {

    private static final String USUAL = "20";
    private static final int LONGEST_GREP = 1000;
    private static final String HELP = "See: torrust-tracker-deployer history --help";

    @Parameters(
            arity = "0..1",
            paramLabel = "ENVIRONMENT",
            converter = EnvironmentNameConverter.class,
            description = "Its name. Default: all.")
    private @Nullable EnvironmentName environment;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = ValueConverter.Times.class,
            description = "Only what was still going on then, or later; events: what was recorded then or later.")
    private @Nullable PointInTime since;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = ValueConverter.Times.class,
            description = "Only what had begun by then; events: what was recorded by then.")
    private @Nullable PointInTime until;

    @Option(
            names = "--type",
            paramLabel = "NAME",
            split = ",",
            splitSynopsisLabel = ",",
            converter = WordConverter.Types.class,
            completionCandidates = WordConverter.Types.class,
            description = "Only of this type: a subcommand such as deploy, or an event such as operation.failed;"
                    + " operations that have such an event, events of such an operation.")
    private List<String> types = List.of();

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            split = ",",
            splitSynopsisLabel = ",",
            converter = WordConverter.Outcomes.class,
            completionCandidates = WordConverter.Outcomes.class,
            description = "Only operations that went like this: ${COMPLETION-CANDIDATES}.")
    private List<Outcome> outcomes = List.of();

    @Option(
            names = "--actor",
            paramLabel = "ACTOR",
            description = "Only what this user did: user@host, or the user alone.")
    private @Nullable String actor;

    @Option(
            names = "--op",
            paramLabel = "ID",
            converter = ValueConverter.Operations.class,
            description = "Only this operation.")
    private @Nullable OperationId operation;

    @Option(
            names = "--grep",
            paramLabel = "REGEX",
            description = "Only what this regular expression (Java's) finds something in: the JSON of an event; of"
                    + " operations, that of any event.")
    private @Nullable String grep;

    @Option(names = "--events", description = "The events themselves, as they are kept.")
    private boolean events;

    @Option(names = "--reverse", description = "The newest first.")
    private boolean reversed;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = USUAL,
            description = "How many at most. Default: " + USUAL + ".")
    private int limit = Integer.parseInt(USUAL);

    @Option(
            names = "--after",
            paramLabel = "SEQ",
            description =
                    "The first ones behind this place instead of the last ones: page by page, each beginning behind"
                            + " the SEQ (in JSON: next) of the one before; what is recorded meanwhile shifts nothing.")
    private @Nullable Long after;

    @Option(
            names = {"-f", "--follow"},
            description =
                    "Go on with what happens, until Ctrl-C: a line when an operation begins and when it ends, each"
                            + " with that time, or one an event. With --op: until that operation ends; with --until: until then.")
    private boolean follow;

    @Option(
            names = "--exit-status",
            description =
                    "With --follow, and --op or an ENVIRONMENT: end with the operation, and with its exit code. It is"
                            + " the one of --op, else the one in progress, else the next to begin.")
    private boolean exitStatus;

    @Option(
            names = "--wide",
            description = "Whole words however wide, exact times and ids; json and yaml hold them anyway.")
    private boolean wide;

    public HistorySubcommand(Context context) {
        super(context);
    }

    @Override
    int answer() {
        try {
            return answered();
        } catch (EndlessSearchException e) {
            throw usage("--grep '%s' takes for ever on what the history holds; say it more plainly."
                    .formatted(Quoted.of(String.valueOf(grep))));
        } catch (StackOverflowError e) {
            if (grep == null) {
                throw e;
            }
            // Java looks for what repeats itself with a call for each time.
            throw usage("--grep '%s' goes too deep for what the history holds.".formatted(Quoted.of(grep)));
        }
    }

    private int answered() {
        requireSense();
        var wish = wish();
        if (follow) {
            return new HistoryFollowing(context(), wish, events, exitStatus).from(window());
        }
        var listing = new HistoryListing(context(), wish, window(), reversed, wide);
        if (events) {
            listing.events();
        } else {
            listing.operations();
        }
        return ExitCodes.OK;
    }

    private Window window() {
        return new Window(after, follow && after != null ? Integer.MAX_VALUE : limit);
    }

    private HistoryWish wish() {
        var now = context().now();
        var period = new Period(since == null ? null : since.when(now), until == null ? null : until.when(now));
        if (period.isEmpty()) {
            throw usage("--since is later than --until, so that nothing can be between.");
        }
        typed(true).forEach(type -> EventTypes.require(type, context().events()));
        return new HistoryWish(
                environment, period, Set.copyOf(outcomes), typed(true), typed(false), actor, operation, pattern());
    }

    /** Names of events have a dot, and subcommands none. */
    private Set<String> typed(boolean ofEvents) {
        return types.stream().filter(name -> name.contains(".") == ofEvents).collect(Collectors.toSet());
    }

    private @Nullable Pattern pattern() {
        try {
            return grep == null ? null : Pattern.compile(grep);
        } catch (PatternSyntaxException e) {
            throw usage("--grep '%s' is no regular expression: %s.".formatted(Quoted.of(grep), e.getDescription()));
        }
    }

    private void requireSense() {
        require(limit > 0, "--limit is a number, 1 or more.");
        require(
                grep == null || grep.length() <= LONGEST_GREP,
                "--grep is of at most %d characters.".formatted(LONGEST_GREP));
        require(after == null || after >= 0, "--after is the SEQ of a row, or 0.");
        require(!follow || !reversed, "--follow goes on with what is newer, --reverse begins with it.");
        require(
                !follow || isFollowable(context().options().format()),
                "--follow writes a stream: --format is table or jsonl.");
        require(follow || !exitStatus, "--exit-status tells how what is followed ends; it needs --follow.");
        require(
                !exitStatus || environment != null || operation != null,
                "--exit-status needs to know whose: name an environment, or an operation with --op.");
    }

    private static boolean isFollowable(Format format) {
        return format == Format.table || format == Format.jsonl;
    }

    private static void require(boolean isGood, String rule) {
        if (!isGood) {
            throw usage(rule);
        }
    }

    private static SubcommandFailed usage(String rule) {
        return SubcommandFailed.usage(rule, HELP);
    }
}
