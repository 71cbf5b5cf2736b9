package org.torrust.deployer.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.operation.OperationKind;
import org.torrust.deployer.command.OperationResult.Failed;
import org.torrust.deployer.command.OperationResult.Interrupted;

/** A subcommand did what it could and has to say no. */
public final class SubcommandFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    private SubcommandFailed(Problem problem) {
        super(problem.title());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }

    /** An operation that failed at a step; {@code goingOn} is the command line that goes on with it. */
    public static SubcommandFailed at(OperationKind kind, EnvironmentName name, Failed failed, String goingOn) {
        var failure = failed.failure();
        var again = failed.servingAgain();
        var title = "%s failed at %s: %s".formatted(kind.word(), failed.step(), failure.summary());
        var serving = again == null ? "" : "\nRelease %s serves again.".formatted(again);
        return new SubcommandFailed(new Problem(
                ExitCodes.TOOL_FAILED,
                "operation-failed",
                title,
                emptyAsNull((failure.detail() == null ? "" : failure.detail()) + serving),
                failed.operation().value(),
                hint(failure.hint(), "torrust-tracker-deployer %s %s".formatted(kind.word(), name), goingOn),
                failure.log(),
                List.of()));
    }

    /** A hint that names the subcommand already says how to go on. */
    private static String hint(String hint, String subcommand, String goingOn) {
        return hint.contains(subcommand) ? hint : "%s\nThen go on with: %s".formatted(hint, goingOn);
    }

    /** An operation the operator stopped; {@code goingOn} is the command line that goes on with it. */
    public static SubcommandFailed stopped(OperationKind kind, Interrupted stopped, String goingOn) {
        var where = stopped.step() == null ? "" : " at " + stopped.step();
        return new SubcommandFailed(new Problem(
                ExitCodes.ofSignal(stopped.signal()),
                "interrupted",
                "%s was interrupted%s.".formatted(kind.word(), where),
                null,
                stopped.operation().value(),
                "Go on with: " + goingOn,
                null,
                List.of()));
    }

    /** A check or test that says no. */
    public static SubcommandFailed no(String title, String hint) {
        return new SubcommandFailed(Problem.of(ExitCodes.SAYS_NO, "says-no", title, hint));
    }

    /** A command line that cannot be carried out as it is. */
    public static SubcommandFailed usage(String title, String hint) {
        return new SubcommandFailed(Problem.of(ExitCodes.USAGE, "usage", title, hint));
    }

    /** The same where what is wrong takes more than a sentence; {@code detail} may be of several lines. */
    public static SubcommandFailed usage(String title, String detail, String hint) {
        return new SubcommandFailed(
                new Problem(ExitCodes.USAGE, "usage", title, emptyAsNull(detail), null, hint, null, List.of()));
    }

    /** What was asked for is there, and cannot be put where it was to go. */
    public static SubcommandFailed unwritten(String title, String hint) {
        return new SubcommandFailed(Problem.of(ExitCodes.BUG, "result-unwritten", title, hint));
    }

    private static @Nullable String emptyAsNull(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
