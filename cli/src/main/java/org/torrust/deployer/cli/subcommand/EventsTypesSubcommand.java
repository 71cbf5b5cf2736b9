package org.torrust.deployer.cli.subcommand;

import org.torrust.deployer.cli.Context;
import org.torrust.deployer.eventstore.RawEvents;
import picocli.CommandLine.Command;

/** Show every type of event. */
@Command(
        name = "types",
        description = "Show every type of event this program knows or the log holds, and how many there are of each.",
        footer = {
            "",
            "Examples:",
            "  torrust-tracker-deployer events types",
            "  torrust-tracker-deployer events types --format json"
        })
public final class EventsTypesSubcommand extends Subcommand {

    public EventsTypesSubcommand(Context context) {
        super(context);
    }

    @Override
    void run() {
        context().eventsPresentation().types(context().events().raw(RawEvents::types));
    }
}
