package org.torrust.deployer.cli.subcommand;

import org.jspecify.annotations.Nullable;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.SubcommandFailed;
import org.torrust.deployer.query.views.Comparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Check that projections are what follows from the events. */
@Command(
        name = "verify",
        description =
                "Fold the events anew and compare with what is kept; nothing is written. Exit code 7 and what differs where it does.",
        footer = {
            "",
            "Examples:",
            "  torrust-tracker-deployer projections verify",
            "  torrust-tracker-deployer projections verify list --format json"
        })
public final class ProjectionsVerifySubcommand extends Subcommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            completionCandidates = ProjectionNames.class,
            description = "One of them: ${COMPLETION-CANDIDATES}. Default: all.")
    private @Nullable String name;

    @Option(names = "--all", description = "Every one, as without a name.")
    private boolean all;

    public ProjectionsVerifySubcommand(Context context) {
        super(context);
    }

    @Override
    void run() {
        var names = ProjectionNames.wanted(name, all);
        var total = context().events().checkpoint().position();
        var comparisons =
                context().gauged(total, gauge -> context().projections().verify(names, null, gauge));
        context().projectionsPresentation().verified(comparisons);
        var wrong = comparisons.stream()
                .filter(comparison -> !comparison.isSame())
                .map(Comparison::projection)
                .toList();
        if (!wrong.isEmpty()) {
            throw SubcommandFailed.no(
                    "What is kept for %s is not what follows from the events.".formatted(String.join(", ", wrong)),
                    "Make it anew: torrust-tracker-deployer projections rebuild");
        }
    }
}
