package org.torrust.deployer.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.torrust.deployer.adapter.workspace.PrivateFiles;
import org.torrust.deployer.adapter.workspace.UnusableWorkspaceException;
import org.torrust.deployer.adapter.workspace.WorkspaceGuard;
import org.torrust.deployer.api.environment.Refused;
import org.torrust.deployer.cli.configuration.Faults;
import org.torrust.deployer.command.port.InterruptedByOperatorException;
import org.torrust.deployer.command.port.StepFailedException;
import org.torrust.deployer.eventstore.BrokenHistoryException;
import org.torrust.deployer.eventstore.EventType;
import org.torrust.deployer.eventstore.FileTrouble;
import org.torrust.deployer.eventstore.ImportedStoreException;
import org.torrust.deployer.eventstore.StoreUnusableException;
import org.torrust.deployer.eventstore.UnknownEventException;
import org.torrust.deployer.eventstore.UnusableExportException;
import org.torrust.deployer.query.views.FoldFailedException;
import org.torrust.deployer.templates.TemplateRefused;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The one place where an exception becomes a sentence and an exit code. No stack trace reaches the terminal. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {

    private final GlobalOptions options;
    private final OptionVariables variables;
    private final Clock clock;

    Failures(GlobalOptions options, OptionVariables variables, Clock clock) {
        this.options = options;
        this.variables = variables;
        this.clock = clock;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        return tell(command, problem(failure));
    }

    @Override
    public int handleParseException(ParameterException given, String[] arguments) {
        var failure = unknownFirst(given);
        var command = failure.getCommandLine();
        variables.fillRoot(command.getCommandSpec().root().commandLine(), arguments);
        var words = new StringWriter();
        UnmatchedArgumentException.printSuggestions(failure, new PrintWriter(words, true));
        var suggestion = words.toString().strip().lines().findFirst().orElse("");
        var help = "See: %s --help".formatted(command.getCommandSpec().qualifiedName());
        return tell(
                command,
                Problem.of(
                        ExitCodes.USAGE,
                        "usage",
                        visible(words(failure)),
                        suggestion.isEmpty() ? help : suggestion + "\n" + help));
    }

    /** An option that nobody knows is told before the word that is missing beside it. */
    private static ParameterException unknownFirst(ParameterException failure) {
        var unknown = failure.getCommandLine().getUnmatchedArguments().stream()
                .filter(word -> word.startsWith("-"))
                .toList();
        return failure instanceof MissingParameterException && !unknown.isEmpty()
                ? new UnmatchedArgumentException(failure.getCommandLine(), unknown)
                : failure;
    }

    /** A place in the command line is nothing people count, and a type of Java's nothing they know. */
    private static String words(ParameterException failure) {
        if (!(failure instanceof UnmatchedArgumentException unmatched) || unmatched.isUnknownOption()) {
            var empty = EmptyValues.sentence(failure);
            return Objects.requireNonNullElseGet(empty, () -> String.valueOf(failure.getMessage()))
                    .replaceFirst("is not an int(?=\\.?$)", "is not a whole number up to " + Integer.MAX_VALUE)
                    .replaceFirst("is not a long(?=\\.?$)", "is not a whole number up to " + Long.MAX_VALUE);
        }
        var command = failure.getCommandLine().getCommandSpec();
        var first = unmatched.getUnmatched().getFirst();
        return command.subcommands().isEmpty()
                        || !command.positionalParameters().isEmpty()
                ? "'%s' is one word too many.".formatted(first)
                : "There is no command '%s'.".formatted(first);
    }

    private int tell(CommandLine command, Problem problem) {
        ProblemPrinter.print(command.getErr(), options.format(), Colors.of(options), problem.printable());
        return problem.exitCode();
    }

    private Problem problem(Throwable failure) {
        return switch (failure) {
            case Refused refused -> refused(refused);
            case SubcommandFailed failed -> failed.problem();
            case Faults faults -> faults(faults);
            case TemplateRefused refused ->
                Problem.of(
                        ExitCodes.USAGE, "invalid-template", words(refused), "Set the template right and try again.");
            case StepFailedException failed -> tool(failed);
            case InterruptedByOperatorException stopped -> Problem.ofSignal(stopped.signal(), true);
            case UnknownEventException unknown ->
                Problem.of(
                        ExitCodes.STORE,
                        "unknown-event",
                        words(unknown),
                        unknown.isDamage()
                                ? "Put the history back from a copy. See it as it is: torrust-tracker-deployer history --events"
                                : "Use the deployer that wrote it, or a newer one. See it as it is: torrust-tracker-deployer history --events");
            case StoreUnusableException unusable ->
                Problem.of(ExitCodes.STORE, "store-unusable", words(unusable), unusable.advice());
            case UnusableWorkspaceException unusable ->
                Problem.of(ExitCodes.STORE, "workspace-unusable", visible(words(unusable)), unusable.advice());
            case SQLException database -> problem(StoreUnusableException.of(database));
            case UncheckedIOException files -> files(files);
            case UnusableExportException unusable -> export(unusable);
            case BrokenHistoryException broken ->
                Problem.of(
                        ExitCodes.SAYS_NO,
                        "broken-history",
                        words(broken),
                        "See more: torrust-tracker-deployer events verify");
            case FoldFailedException failed -> fold(failed);
            case ImportedStoreException imported ->
                Problem.of(
                        ExitCodes.WRONG_STATE,
                        "read-only",
                        words(imported),
                        "Name the workspace it came from, or another one: --workspace DIR");
            default -> failure.getCause() == null ? defect(failure) : caused(failure);
        };
    }

    /** What goes wrong while Spring makes its beans, or Axon keeps an event, comes wrapped. */
    private Problem caused(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(Failures::isOfTheWorkspace)
                .findFirst()
                .map(this::problem)
                .orElseGet(() -> defect(failure));
    }

    private static boolean isOfTheWorkspace(Throwable cause) {
        return cause instanceof StoreUnusableException
                || cause instanceof UnusableWorkspaceException
                || cause instanceof UnknownEventException
                || cause instanceof ImportedStoreException
                || cause instanceof SQLException
                || cause instanceof UncheckedIOException;
    }

    private static Problem files(UncheckedIOException failed) {
        var cause = Objects.requireNonNull(failed.getCause());
        var words = words(failed).equals(cause.toString()) ? "A file of the workspace cannot be used" : words(failed);
        return Problem.of(
                ExitCodes.STORE,
                "workspace-unusable",
                visible("%s: %s.".formatted(words, FileTrouble.reason(cause))),
                FileTrouble.advice(cause));
    }

    private static Problem refused(Refused refused) {
        var code = switch (refused.reason()) {
            case INVALID -> ExitCodes.USAGE;
            case NOT_FOUND -> ExitCodes.NOT_FOUND;
            case CONFLICT -> ExitCodes.CONFLICT;
            case WRONG_STATE -> ExitCodes.WRONG_STATE;
        };
        var type = refused.reason().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        return Problem.of(code, type, words(refused), refused.advice());
    }

    private static Problem fold(FoldFailedException failed) {
        var at = failed.at();
        return Problem.of(
                ExitCodes.STORE,
                "bad-event",
                "Projection %s cannot take event %d (%s): %s."
                        .formatted(
                                failed.projection(),
                                at.position(),
                                EventType.of(at.event()).name(),
                                failed.why()),
                "What was kept before still answers. See the event: torrust-tracker-deployer events show "
                        + at.position());
    }

    private static Problem export(UnusableExportException unusable) {
        return switch (unusable.reason()) {
            case NO_EXPORT ->
                Problem.of(
                        ExitCodes.USAGE,
                        "no-export",
                        words(unusable),
                        "Name a file that was written by: torrust-tracker-deployer events export");
            case BROKEN ->
                Problem.of(ExitCodes.SAYS_NO, "broken-export", words(unusable), "Have it written or sent anew.");
            case TOO_NEW ->
                Problem.of(
                        ExitCodes.STORE,
                        "newer-export",
                        words(unusable),
                        "Use the deployer that wrote it, or a newer one.");
        };
    }

    private static Problem faults(Faults faults) {
        return new Problem(
                ExitCodes.USAGE,
                "invalid-configuration",
                words(faults),
                null,
                null,
                "See the keys: torrust-tracker-deployer config template",
                null,
                faults.violations());
    }

    private static Problem tool(StepFailedException failed) {
        var failure = failed.failure();
        return new Problem(
                ExitCodes.TOOL_FAILED,
                "tool-failed",
                failure.summary(),
                failure.detail(),
                null,
                failure.hint(),
                failure.log(),
                List.of());
    }

    private Problem defect(Throwable failure) {
        var log = options.workspace()
                .root()
                .resolve("logs/defect-%s.log".formatted(clock.instant().toEpochMilli()));
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        try {
            // Who reads in another's workspace leaves nothing there.
            new WorkspaceGuard(options.workspace()).requireOwn();
            PrivateFiles.write(log, trace.toString());
        } catch (UncheckedIOException | UnusableWorkspaceException e) {
            return Problem.of(
                    ExitCodes.BUG, "defect", defectWords(failure), "Its trace could not be written to " + log);
        }
        return new Problem(
                ExitCodes.BUG,
                "defect",
                defectWords(failure),
                null,
                null,
                "Please report it with the log.",
                log.toString(),
                List.of());
    }

    /** What Java says by itself is about classes, and in the log. */
    private static String defectWords(Throwable failure) {
        var isOfJava = failure.getMessage() == null || failure instanceof NullPointerException;
        return isOfJava
                ? "The deployer itself failed."
                : "The deployer itself failed: %s.".formatted(visible(words(failure)));
    }

    private static String words(Throwable failure) {
        return String.valueOf(failure.getMessage());
    }

    private static String visible(String text) {
        return Problem.visible(text, 400);
    }
}
