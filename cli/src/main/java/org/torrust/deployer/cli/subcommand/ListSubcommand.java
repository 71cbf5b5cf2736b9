package org.torrust.deployer.cli.subcommand;

import org.torrust.deployer.cli.Context;
import picocli.CommandLine.Command;

/** Show every environment and how far along it is. */
@Command(
        name = "list",
        description = "Show every environment and how far along it is.",
        footer = {"", "Examples:", "  torrust-tracker-deployer list", "  torrust-tracker-deployer list --format json"})
public final class ListSubcommand extends Subcommand {

    public ListSubcommand(Context context) {
        super(context);
    }

    @Override
    void run() {
        context().presentation().list(context().reading().list());
    }
}
