package org.torrust.deployer.cli.subcommand;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.SubcommandFailed;
import org.torrust.deployer.eventstore.EventWish;
import org.torrust.deployer.eventstore.StoredEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Show events as they are kept. */
@Command(
        name = "list",
        description =
                "Show events as they are kept, oldest first, whether this program knows them or not; the newest 20.",
        footer = {
            "",
            "Examples:",
            "  torrust-tracker-deployer events list",
            "  torrust-tracker-deployer events list demo --type operation.failed",
            "  torrust-tracker-deployer events list --after 100 --limit 50 --format jsonl"
        })
public final class EventsListSubcommand extends Subcommand {

    private static final int MOST = 10_000;

    @Parameters(
            arity = "0..1",
            paramLabel = "ENVIRONMENT",
            converter = EnvironmentNameConverter.class,
            description = "Only its events. Default: those of all.")
    private @Nullable EnvironmentName environment;

    @Option(names = "--type", paramLabel = "NAME", description = "Only events of this type; see: events types")
    private @Nullable String type;

    @Option(
            names = "--after",
            paramLabel = "SEQ",
            description = "Those right behind this position, instead of the newest; 0 for the first.")
    private @Nullable Long after;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many at most, 1 to 10000. Default: 20.")
    private int limit = 20;

    public EventsListSubcommand(Context context) {
        super(context);
    }

    @Override
    void run() {
        if (limit < 1 || limit > MOST) {
            throw SubcommandFailed.usage(
                    "--limit is a number, 1 to %d.".formatted(MOST),
                    "For all of them: torrust-tracker-deployer events export");
        }
        if (type != null) {
            EventTypes.require(type, context().events());
        }
        if (environment != null) {
            requireRecorded(environment);
        }
        // One more than is wanted tells whether there are more.
        var wish = new EventWish(environment == null ? null : environment.value(), type, after, limit + 1);
        var found = context().events().raw(raw -> raw.page(wish));
        context().eventsPresentation().list(within(found));
        if (found.size() > limit) {
            say("There are more: --limit N, or --after SEQ for those behind a position.");
        }
    }

    private List<StoredEvent> within(List<StoredEvent> found) {
        if (found.size() <= limit) {
            return found;
        }
        return after == null ? found.subList(1, found.size()) : found.subList(0, limit);
    }
}
