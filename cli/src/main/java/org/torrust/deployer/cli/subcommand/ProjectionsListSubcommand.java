package org.torrust.deployer.cli.subcommand;

import org.torrust.deployer.cli.Context;
import picocli.CommandLine.Command;

/** Show how each projection stands. */
@Command(
        name = "list",
        description =
                "Show how far each projection has come, how many events it is behind, what it failed with last, and who had it rebuilt.",
        footer = {
            "",
            "Examples:",
            "  torrust-tracker-deployer projections list",
            "  torrust-tracker-deployer projections list --format json"
        })
public final class ProjectionsListSubcommand extends Subcommand {

    public ProjectionsListSubcommand(Context context) {
        super(context);
    }

    @Override
    void run() {
        context().projectionsPresentation().list(context().projections().states());
    }
}
