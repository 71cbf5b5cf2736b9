package org.torrust.deployer.cli.subcommand;

import org.jspecify.annotations.Nullable;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.Format;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Make projections anew from the events. */
@Command(
        name = "rebuild",
        description = {
            "Make projections anew from the events. Until they are whole the old ones answer, and operations go on; then the new ones take their place at once.",
            "An event that cannot be taken, or is not as it was written, stops it and is named; the old ones stay.",
            "With --format json or yaml: how all of them stand then, as projections list does."
        },
        footer = {
            "",
            "Examples:",
            "  torrust-tracker-deployer projections rebuild --all",
            "  torrust-tracker-deployer projections rebuild status --reason 'after the repair'"
        })
public final class ProjectionsRebuildSubcommand extends Subcommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            completionCandidates = ProjectionNames.class,
            description = "One of them: ${COMPLETION-CANDIDATES}. Default: all.")
    private @Nullable String name;

    @Option(names = "--all", description = "Every one, as without a name.")
    private boolean all;

    @Option(names = "--reason", paramLabel = "WORDS", description = "Why, in your words: projections list shows it.")
    private @Nullable String reason;

    public ProjectionsRebuildSubcommand(Context context) {
        super(context);
    }

    @Override
    boolean writes() {
        return true;
    }

    @Override
    void run() {
        var names = ProjectionNames.wanted(name, all);
        var words = OperationSubcommand.printable(reason);
        var total = context().events().checkpoint().position();
        var summary = context().gauged(total, gauge -> {
            context().projections().rebuild(names, words, gauge);
            return gauge.summary(total);
        });
        say("Rebuilt %s: %s.".formatted(String.join(", ", names), summary));
        if (context().options().format() != Format.table) {
            context().projectionsPresentation().list(context().projections().states());
        }
    }
}
