package org.torrust.deployer.cli.subcommand;

import org.torrust.deployer.api.environment.State;
import org.torrust.deployer.cli.Context;
import picocli.CommandLine.Command;

/** Names for a shell's completion to offer, one a line: destroyed ones are left out, for little can be done with them. */
@Command(name = "__environments", hidden = true, description = "Print the names of the environments, for completion.")
public final class EnvironmentNamesSubcommand extends Subcommand {

    public EnvironmentNamesSubcommand(Context context) {
        super(context);
    }

    @Override
    void run() {
        context().reading().lines().stream()
                .filter(environment -> environment.state() != State.DESTROYED)
                .forEach(environment -> out().println(environment.name()));
    }
}
