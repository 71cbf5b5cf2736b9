package org.torrust.deployer.cli.subcommand;

import org.torrust.deployer.api.environment.Refused;
import org.torrust.deployer.api.environment.Refused.Reason;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.ShownEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Show all of one event. */
@Command(
        name = "show",
        description =
                "Show all of one event as it is kept, and what it says today where it was written in an older shape.",
        footer = {
            "",
            "Examples:",
            "  torrust-tracker-deployer events show 17",
            "  torrust-tracker-deployer events show 17 --format json"
        })
public final class EventsShowSubcommand extends Subcommand {

    @Parameters(paramLabel = "SEQ", description = "Its position in the log, from 1, as events list shows it.")
    private long position;

    public EventsShowSubcommand(Context context) {
        super(context);
    }

    @Override
    void run() {
        var shown = context()
                .events()
                .raw(raw -> raw.at(position)
                        .map(linked ->
                                new ShownEvent(linked, raw.today(linked.event()).orElse(null))));
        context()
                .eventsPresentation()
                .show(shown.orElseThrow(() -> new Refused(
                        Reason.NOT_FOUND,
                        "There is no event %d.".formatted(position),
                        "See which there are: torrust-tracker-deployer events list")));
    }
}
