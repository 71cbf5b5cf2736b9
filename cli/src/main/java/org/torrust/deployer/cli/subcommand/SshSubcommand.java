package org.torrust.deployer.cli.subcommand;

import java.util.List;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.cli.Context;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Log in to the machine of an environment. */
@Command(
        name = "ssh",
        description = "Log in to the machine of an environment with its key, or run a command there. Only where the"
                + " pinned host key answers. The exit code is the command's; 255 when logging in failed.",
        footer = {
            "",
            "Examples:",
            "  torrust-tracker-deployer ssh demo",
            "  torrust-tracker-deployer ssh demo -- docker ps"
        })
public final class SshSubcommand extends Subcommand {

    @Parameters(
            index = "0",
            paramLabel = "ENVIRONMENT",
            converter = EnvironmentNameConverter.class,
            description = "Its name.")
    private EnvironmentName environment;

    @Parameters(
            index = "1..*",
            paramLabel = "COMMAND",
            description = "What the shell over there runs, behind --. Default: a shell of your own.")
    private List<String> command = List.of();

    public SshSubcommand(Context context) {
        super(context);
    }

    @Override
    int answer() {
        requireText();
        return context().machines().session(withMachine(environment), command);
    }
}
