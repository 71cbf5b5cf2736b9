package org.torrust.deployer.cli.subcommand;

import java.util.List;
import org.torrust.deployer.cli.Context;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.UnmatchedArgumentException;

/** Show how a command is used. */
@Command(
        name = "help",
        description = "Show how a command is used, as its --help does.",
        footer = {
            "",
            "Examples:",
            "  torrust-tracker-deployer help deploy",
            "  torrust-tracker-deployer help config set"
        })
public final class HelpSubcommand extends Subcommand {

    @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "Its words. Default: the program itself.")
    private List<String> words = List.of();

    public HelpSubcommand(Context context) {
        super(context);
    }

    @Override
    void run() {
        var command = context().commands().commandLine();
        for (var word : words) {
            command = sub(command, word);
        }
        command.usage(out(), context().commands().commandLine().getColorScheme());
    }

    private static CommandLine sub(CommandLine command, String word) {
        var sub = command.getSubcommands().get(word);
        if (sub == null || sub.getCommandSpec().usageMessage().hidden()) {
            throw unknown(command, word);
        }
        return sub;
    }

    /** Of the kind that is told with what may have been meant. */
    private static ParameterException unknown(CommandLine command, String word) {
        return command.getSubcommands().isEmpty()
                ? new ParameterException(
                        command,
                        "%s has no subcommands, so '%s' is none."
                                .formatted(command.getCommandSpec().qualifiedName(), word))
                : new UnmatchedArgumentException(command, List.of(word));
    }
}
