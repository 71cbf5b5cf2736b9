package org.torrust.deployer.cli.subcommand;

import org.torrust.deployer.cli.Context;
import org.torrust.deployer.query.history.Window;
import picocli.CommandLine.Command;

/** Ids for a shell's completion to offer, one a line, the newest first: who looks back rarely looks back far. */
@Command(name = "__operations", hidden = true, description = "Print the ids of the last operations, for completion.")
public final class OperationIdsSubcommand extends Subcommand {

    private static final int ENOUGH = 30;

    public OperationIdsSubcommand(Context context) {
        super(context);
    }

    @Override
    void run() {
        context().reading().past(past -> past.ids(Window.last(ENOUGH))).forEach(out()::println);
    }
}
