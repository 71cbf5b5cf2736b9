package org.torrust.deployer.cli.subcommand;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Everything about the answers that are kept beside the events. */
@Command(
        name = "projections",
        description = "Look after the answers that are kept beside the events: list, status and history.",
        subcommands = {
            ProjectionsListSubcommand.class,
            ProjectionsRebuildSubcommand.class,
            ProjectionsVerifySubcommand.class
        },
        footer = {
            "",
            "They only save time: all of them follow from the events, and what they are",
            "behind is folded whenever it is asked.",
            "",
            "Examples:",
            "  torrust-tracker-deployer projections list",
            "  torrust-tracker-deployer projections verify",
            "  torrust-tracker-deployer projections rebuild status --reason 'after the repair'"
        })
public final class ProjectionsSubcommand {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli shows the help when it is set
    private boolean help;
}
