package org.torrust.deployer.cli.subcommand;

import org.torrust.deployer.api.operation.OperationKind;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.SubcommandFailed;
import org.torrust.deployer.cli.WriteSide;
import org.torrust.deployer.command.OperationResult.Succeeded;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Remove machine and data of an environment; its history stays. */
@Command(
        name = "destroy",
        description = "Remove machine, data and keys of an environment. Its history stays, and its name is free again.",
        footer = {"", "Example:", "  torrust-tracker-deployer destroy demo --force"})
public final class DestroySubcommand extends OperationSubcommand {

    @Option(names = "--force", description = "Do not ask for the environment's name.")
    private boolean force;

    public DestroySubcommand(Context context) {
        super(context, OperationKind.DESTROY);
    }

    @Override
    void prepare(WriteSide writing) {
        // Asking about something that cannot be destroyed would waste an answer: this refuses first.
        var steps =
                writing.plan(OperationKind.DESTROY, environment(), options()).size();
        if (force) {
            return;
        }
        var question = "This removes %s with all its data, in %d steps. Type its name to go on: "
                .formatted(environment(), steps);
        var answer = context().options().mayAsk() ? context().console().ask(err(), question) : null;
        if (answer == null) {
            throw SubcommandFailed.usage(
                    "Destroying %s needs its name typed in, and nobody can be asked here.".formatted(environment()),
                    "Say that you mean it: torrust-tracker-deployer destroy %s --force".formatted(environment()));
        }
        if (!answer.strip().equals(environment().value())) {
            throw SubcommandFailed.usage(
                    "That is not its name; nothing was destroyed.", "Type %s to go on.".formatted(environment()));
        }
    }

    @Override
    String success(Succeeded result) {
        return "%s is destroyed. Its history stays: torrust-tracker-deployer status %s"
                .formatted(environment(), environment());
    }
}
