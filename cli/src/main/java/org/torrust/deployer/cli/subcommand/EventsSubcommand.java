package org.torrust.deployer.cli.subcommand;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Everything about the event log itself. */
@Command(
        name = "events",
        description = "Look at the event log as it is kept, check its chain, export and import it.",
        subcommands = {
            EventsListSubcommand.class,
            EventsShowSubcommand.class,
            EventsTypesSubcommand.class,
            EventsExportSubcommand.class,
            EventsImportSubcommand.class,
            EventsVerifySubcommand.class,
            EventsCheckpointSubcommand.class
        },
        footer = {
            "",
            "Examples:",
            "  torrust-tracker-deployer events list demo --limit 50",
            "  torrust-tracker-deployer events show 17",
            "  torrust-tracker-deployer events export -o history.jsonl",
            "  torrust-tracker-deployer events import history.jsonl --into audit",
            "  torrust-tracker-deployer events checkpoint -o today.json",
            "  torrust-tracker-deployer events verify --checkpoint today.json"
        })
public final class EventsSubcommand {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli shows the help when it is set
    private boolean help;
}
