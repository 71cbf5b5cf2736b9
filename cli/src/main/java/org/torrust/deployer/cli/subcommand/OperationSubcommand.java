package org.torrust.deployer.cli.subcommand;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.adapter.ssh.ShellWords;
import org.torrust.deployer.api.configuration.EnvironmentConfiguration;
import org.torrust.deployer.api.configuration.Obstacles;
import org.torrust.deployer.api.configuration.SshHostSettings;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.environment.State;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.OperationKind;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.SubcommandFailed;
import org.torrust.deployer.cli.WriteSide;
import org.torrust.deployer.cli.WritingSubcommand;
import org.torrust.deployer.cli.presentation.Done;
import org.torrust.deployer.command.OperationResult;
import org.torrust.deployer.command.OperationResult.Failed;
import org.torrust.deployer.command.OperationResult.Interrupted;
import org.torrust.deployer.command.OperationResult.Succeeded;
import org.torrust.deployer.command.PlannedStep;
import org.torrust.deployer.command.port.PlannedChange;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A subcommand that carries out one operation on one environment. */
abstract class OperationSubcommand extends Subcommand implements WritingSubcommand {

    private static final int LONGEST_REASON = 500;

    /** On a host that exists already there is nothing to make. */
    private static final Set<Step> ONLY_MADE_ELSEWHERE = EnumSet.of(Step.RENDER_TOFU, Step.TOFU_INIT, Step.TOFU_APPLY);

    private final OperationKind kind;

    @Parameters(
            index = "0",
            paramLabel = "ENVIRONMENT",
            converter = EnvironmentNameConverter.class,
            description = "Its name, as given at 'create'.")
    private EnvironmentName environment;

    @Option(names = "--dry-run", description = "Show the steps that would be done; change nothing.")
    private boolean dryRun;

    @Option(
            names = "--reason",
            paramLabel = "WORDS",
            description = "Why, in your words: kept in the history with what is done.")
    private @Nullable String reason;

    OperationSubcommand(Context context, OperationKind kind) {
        super(context);
        this.kind = kind;
    }

    final EnvironmentName environment() {
        return environment;
    }

    final boolean isDryRun() {
        return dryRun;
    }

    /** To be said once it is done; {@code changed} is false when every step had nothing to do. */
    abstract String success(Succeeded result);

    /** To be shown when it went well; for most only what programs read. */
    void afterwards(Done done) {
        context().presentation().done(done);
    }

    /** Looks whether it may begin; nothing to look at for most. */
    void prepare(WriteSide writing) {}

    /** What is asked beyond the operation's kind. */
    OperationOptions options() {
        return OperationOptions.NONE;
    }

    /** Words that can be kept and shown: on one line, and not too many. */
    static @Nullable String printable(@Nullable String words) {
        if (words != null && (words.length() > LONGEST_REASON || !words.matches("\\P{Cc}*"))) {
            throw SubcommandFailed.usage(
                    "--reason is one line of at most %d characters, without control characters."
                            .formatted(LONGEST_REASON),
                    "Say it in fewer, or plainer, words.");
        }
        if (words != null && words.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw SubcommandFailed.usage("There are no words in --reason.", "Say why, or leave it out.");
        }
        return words;
    }

    /** The steps that would be done. */
    List<PlannedStep> plan(WriteSide writing) {
        return writing.plan(kind, environment, options());
    }

    /** The steps as the provider does them. */
    private List<PlannedStep> asDone(List<PlannedStep> planned) {
        var provider = existing(environment).configuration().provider();
        return planned.stream()
                .filter(each -> !(provider instanceof SshHostSettings && ONLY_MADE_ELSEWHERE.contains(each.step())))
                .map(this::told)
                .toList();
    }

    /** With what the options make of it; nothing for most. */
    PlannedStep told(PlannedStep planned) {
        return planned;
    }

    /** Records other settings before the operation, where any differ; the operation must be able to begin. */
    final void change(WriteSide writing, EnvironmentConfiguration wished, List<String> keys) {
        if (!keys.isEmpty()) {
            requireWorkable(wished);
            writing.plan(kind, environment, options());
            writing.change(environment, wished, keys);
        }
    }

    private static void requireWorkable(EnvironmentConfiguration wished) {
        Obstacles.of(wished).stream().findFirst().ifPresent(words -> {
            throw SubcommandFailed.usage(words + ".", "Nothing was changed; set it right with: config set");
        });
    }

    /** What would be done at the provider, where a dry run is to tell. */
    List<PlannedChange> changes(WriteSide writing) {
        return List.of();
    }

    @Nullable
    Path handedIn() {
        return null;
    }

    @Override
    final void run() {
        context().because(printable(reason));
        requireRecorded(environment);
        var simulated = isSimulated(environment);
        if (simulated) {
            say("SIMULATED: nothing of %s is real.".formatted(environment));
        }
        Succeeded succeeded;
        try (var writing = context().writing()) {
            if (dryRun) {
                context().presentation().plan(asDone(plan(writing)), changes(writing), simulated);
                return;
            }
            prepare(writing);
            succeeded = concluded(writing.perform(kind, environment, options(), handedIn()));
        }
        afterwards(done(succeeded));
    }

    private Succeeded concluded(OperationResult result) {
        return switch (result) {
            case Succeeded succeeded -> {
                say(success(succeeded));
                yield succeeded;
            }
            case Failed failed -> throw SubcommandFailed.at(kind, environment, failed, goingOn());
            case Interrupted stopped -> throw SubcommandFailed.stopped(kind, stopped, goingOn());
        };
    }

    private Done done(Succeeded result) {
        return new Done(
                existing(environment),
                result.operation(),
                kind.word(),
                result.changed(),
                handedIn() == null ? backup(result.operation()) : handedIn());
    }

    /** What the operation saved; nothing for most. */
    private @Nullable Path backup(OperationId operation) {
        var file = context().workspace().environment(environment).backups().resolve(operation + ".tar.gz");
        return Files.exists(file) ? file : null;
    }

    /** The same once more, with all that was asked: what is done already is seen. */
    private String goingOn() {
        return "torrust-tracker-deployer " + ShellWords.line(context().commandLine());
    }

    /** What brings an environment in this state further. */
    final String next(State state) {
        return next(
                switch (state) {
                    case CREATED -> "provision";
                    case PROVISIONED -> "configure";
                    case CONFIGURED -> "release";
                    case RELEASED -> "run";
                    case RUNNING, DESTROYED -> "status";
                });
    }

    final String next(String subcommand) {
        return "Next: torrust-tracker-deployer %s %s".formatted(subcommand, environment);
    }
}
