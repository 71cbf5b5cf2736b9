package org.torrust.deployer.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command without a subcommand: says how it is used. */
@Command(
        name = "torrust-tracker-deployer",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Takes a BitTorrent tracker from nothing to running, and back to nothing.",
        exitCodeListHeading = "%nExit codes:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  torrust-tracker-deployer create demo --provider simulated",
            "  torrust-tracker-deployer deploy demo",
            "  torrust-tracker-deployer status demo",
            "",
            "Variables:",
            "  An option that is left out is taken from DEPLOYER_ and its name, such as",
            "  DEPLOYER_SSH_KEY; one without a value from true or false. Where commands mean",
            "  different things by an option, its variable has the command in its name:",
            "  DEPLOYER_RUN_TIMEOUT. --force and --secrets have to be typed.",
            "  DEPLOYER_LOG=error|warn|info|debug|trace shows the log."
        })
public final class Deployer implements Runnable {

    @Spec
    private CommandSpec spec;

    @Mixin
    private final GlobalOptions options = new GlobalOptions();

    GlobalOptions options() {
        return options;
    }

    /** The command line it is the root of, whose streams all subcommands write to. */
    CommandLine commandLine() {
        return spec.commandLine();
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? See --help.");
    }
}
