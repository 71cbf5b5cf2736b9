package org.torrust.deployer.cli.subcommand;

import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.WritingSubcommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Call an operation abandoned whose process cannot be judged from here. */
@Command(
        name = "unlock",
        description =
                "Call an operation abandoned whose process cannot be judged from here, e.g. since it ran in another"
                        + " container, or which is stopped. One whose process is gone needs no unlocking: the next command takes over.",
        footer = {
            "",
            "Example:",
            "  torrust-tracker-deployer unlock demo --op 20261124-101500-7f3a9c \\",
            "    --reason 'the CI runner is gone'"
        })
public final class UnlockSubcommand extends Subcommand implements WritingSubcommand {

    @Parameters(paramLabel = "ENVIRONMENT", converter = EnvironmentNameConverter.class, description = "Its name.")
    private EnvironmentName environment;

    @Option(
            names = "--op",
            paramLabel = "ID",
            required = true,
            converter = ValueConverter.Operations.class,
            description = "The operation's id, as 'status' tells it: so that no other one is meant.")
    private OperationId operation;

    @Option(
            names = "--reason",
            paramLabel = "WORDS",
            required = true,
            description = "How you know that it is gone, in your words: kept in the history.")
    private String reason;

    public UnlockSubcommand(Context context) {
        super(context);
    }

    @Override
    void run() {
        context().because(OperationSubcommand.printable(reason));
        try (var writing = context().writing()) {
            writing.unlock(environment, operation, reason);
        }
        say("Operation %s of %s is abandoned. Next: torrust-tracker-deployer status %2$s"
                .formatted(operation, environment));
    }
}
