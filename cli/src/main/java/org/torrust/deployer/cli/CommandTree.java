package org.torrust.deployer.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import org.torrust.deployer.cli.log.LogOnStderr;
import org.torrust.deployer.cli.progress.Console;
import org.torrust.deployer.cli.subcommand.CheckSubcommand;
import org.torrust.deployer.cli.subcommand.CompletionSubcommand;
import org.torrust.deployer.cli.subcommand.ConfigSubcommand;
import org.torrust.deployer.cli.subcommand.ConfigureSubcommand;
import org.torrust.deployer.cli.subcommand.CreateSubcommand;
import org.torrust.deployer.cli.subcommand.DeploySubcommand;
import org.torrust.deployer.cli.subcommand.DestroySubcommand;
import org.torrust.deployer.cli.subcommand.EnvironmentNamesSubcommand;
import org.torrust.deployer.cli.subcommand.EventsSubcommand;
import org.torrust.deployer.cli.subcommand.HelpSubcommand;
import org.torrust.deployer.cli.subcommand.HistorySubcommand;
import org.torrust.deployer.cli.subcommand.ListSubcommand;
import org.torrust.deployer.cli.subcommand.LogsSubcommand;
import org.torrust.deployer.cli.subcommand.OperationIdsSubcommand;
import org.torrust.deployer.cli.subcommand.ProjectionsSubcommand;
import org.torrust.deployer.cli.subcommand.ProvisionSubcommand;
import org.torrust.deployer.cli.subcommand.ReleaseSubcommand;
import org.torrust.deployer.cli.subcommand.ReplaySubcommand;
import org.torrust.deployer.cli.subcommand.RestoreSubcommand;
import org.torrust.deployer.cli.subcommand.RunSubcommand;
import org.torrust.deployer.cli.subcommand.SshSubcommand;
import org.torrust.deployer.cli.subcommand.StatusSubcommand;
import org.torrust.deployer.cli.subcommand.StopSubcommand;
import org.torrust.deployer.cli.subcommand.TestSubcommand;
import org.torrust.deployer.cli.subcommand.UnlockSubcommand;
import org.torrust.deployer.command.port.Interruption;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.TraceLevel;

/** All subcommands with what they work with. */
final class CommandTree {

    private CommandTree() {}

    static CommandLine of(
            Program program,
            Console console,
            Clock clock,
            Interruption interruption,
            List<String> arguments,
            OptionVariables variables) {
        // What picocli has to say beside its exceptions is in names of classes.
        CommandLine.tracer().setLevel(TraceLevel.OFF);
        var deployer = new Deployer();
        var context = new Context(deployer, program, console, clock, interruption, arguments);
        var failures = new Failures(deployer.options(), variables, clock);
        var tree = new CommandLine(deployer, program.subcommands(context))
                .addSubcommand(CreateSubcommand.class)
                .addSubcommand(ConfigSubcommand.class)
                .addSubcommand(ProvisionSubcommand.class)
                .addSubcommand(ConfigureSubcommand.class)
                .addSubcommand(ReleaseSubcommand.class)
                .addSubcommand(RunSubcommand.class)
                .addSubcommand(DeploySubcommand.class)
                .addSubcommand(StopSubcommand.class)
                .addSubcommand(TestSubcommand.class)
                .addSubcommand(StatusSubcommand.class)
                .addSubcommand(ListSubcommand.class)
                .addSubcommand(HistorySubcommand.class)
                .addSubcommand(ReplaySubcommand.class)
                .addSubcommand(EventsSubcommand.class)
                .addSubcommand(ProjectionsSubcommand.class)
                .addSubcommand(LogsSubcommand.class)
                .addSubcommand(SshSubcommand.class)
                .addSubcommand(UnlockSubcommand.class)
                .addSubcommand(DestroySubcommand.class)
                .addSubcommand(RestoreSubcommand.class)
                .addSubcommand(CheckSubcommand.class)
                .addSubcommand(HelpSubcommand.class)
                .addSubcommand(CompletionSubcommand.class)
                .addSubcommand(EnvironmentNamesSubcommand.class)
                .addSubcommand(OperationIdsSubcommand.class);
        tree.setExecutionExceptionHandler(failures)
                .setParameterExceptionHandler(failures)
                // A word that begins with @ is a word, and no file of options that nobody sees being typed.
                .setExpandAtFiles(false)
                .registerConverter(Path.class, Paths::of)
                .setExecutionStrategy(parsed -> execute(parsed, variables, context))
                .setCaseInsensitiveEnumValuesAllowed(false)
                .setUsageHelpWidth(Math.clamp(console.width(), 55, 110));
        var sections = new HashMap<>(tree.getHelpSectionMap());
        sections.put(UsageMessageSpec.SECTION_KEY_FOOTER, CommandTree::footer);
        tree.setHelpSectionMap(sections);
        tree.getCommandSpec().usageMessage().exitCodeList(ExitCodesHelp.list());
        listExitCodes(tree);
        return tree;
    }

    /** Line by line, however narrow the terminal is: an example that is broken over lines is no command any more. */
    private static String footer(Help help) {
        var lines = new StringBuilder();
        for (var line : help.commandSpec().usageMessage().footer()) {
            lines.append(String.format(line)).append(System.lineSeparator());
        }
        return lines.toString();
    }

    private static void listExitCodes(CommandLine command) {
        command.getSubcommands().values().forEach(subcommand -> {
            subcommand
                    .getCommandSpec()
                    .usageMessage()
                    .exitCodeListHeading("%nExit codes:%n")
                    .exitCodeList(ExitCodesHelp.list());
            listExitCodes(subcommand);
        });
    }

    private static int execute(ParseResult parsed, OptionVariables variables, Context context) {
        var options = context.options();
        if (parsed.asCommandLineList().stream()
                .anyMatch(command -> command.getParseResult().hasMatchedOption("--format"))) {
            options.markFormatTyped();
        }
        EmptyValues.refuse(parsed);
        variables.fill(parsed);
        if (!(parsed.asCommandLineList().getLast().getCommand() instanceof WritingSubcommand)) {
            // What writes begins when its operation does.
            context.interruption().begin();
        }
        if (options.isVeryVerbose()) {
            LogOnStderr.showDebug();
        }
        parsed.commandSpec().commandLine().setColorScheme(Help.defaultColorScheme(Colors.ofResults(options)));
        return run(parsed);
    }

    /** What Java calls an error, such as a memory that is full, is told like any other defect. */
    private static int run(ParseResult parsed) {
        try {
            return new RunLast().execute(parsed);
        } catch (VirtualMachineError | LinkageError e) {
            throw new ExecutionException(
                    parsed.commandSpec().commandLine(), "It cannot go on", new IllegalStateException(words(e), e));
        }
    }

    private static String words(Error error) {
        return switch (error) {
            case OutOfMemoryError full -> "the memory is full";
            case StackOverflowError deep -> "what it was given goes too deep";
            default -> "a part of it is missing or broken";
        };
    }

    static CommandLine of(
            Program program,
            Console console,
            Clock clock,
            Interruption interruption,
            List<String> arguments,
            PrintWriter out,
            PrintWriter err) {
        var variables = new OptionVariables(System.getenv());
        return of(program, console, clock, interruption, arguments, variables)
                .setOut(out)
                .setErr(err);
    }
}
