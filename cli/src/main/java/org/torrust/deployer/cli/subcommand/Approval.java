package org.torrust.deployer.cli.subcommand;

import java.util.List;
import java.util.Locale;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.SubcommandFailed;
import org.torrust.deployer.cli.presentation.Presentation;
import org.torrust.deployer.command.port.PlannedChange;

/** Has the operator look at what will be done at the provider before it is. */
final class Approval {

    private Approval() {}

    /** @throws SubcommandFailed unless it is approved */
    static void of(List<PlannedChange> changes, EnvironmentName environment, String subcommand, Context context) {
        if (changes.isEmpty()) {
            return;
        }
        var err = context.err();
        if (!context.options().isQuiet()) {
            err.println("This will be done for %s:".formatted(environment));
            Presentation.changes(err, changes);
            err.flush();
        }
        var answer = context.options().mayAsk() ? context.console().ask(err, "Go on? [y/N] ") : null;
        if (answer == null) {
            throw SubcommandFailed.usage(
                    "Nobody can be asked here whether to go on, so nothing was done.",
                    "Approve it beforehand: torrust-tracker-deployer %s %s --auto-approve"
                            .formatted(subcommand, environment));
        }
        if (!answer.strip().toLowerCase(Locale.ROOT).matches("y|yes")) {
            throw SubcommandFailed.usage("It was not approved, so nothing was done.", "Answer y to go on.");
        }
    }
}
