package org.torrust.deployer.cli.subcommand;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.operation.OperationKind;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.SubcommandFailed;
import org.torrust.deployer.cli.WriteSide;
import org.torrust.deployer.command.OperationResult.Succeeded;
import org.torrust.deployer.templates.TrackerToml;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Bring a release to the machine, beside those that are there. */
@Command(
        name = "release",
        description = "Bring a release to the machine, beside those that are there; 'run' puts it into service.",
        footer = {
            "",
            "Examples:",
            "  torrust-tracker-deployer release demo",
            "  torrust-tracker-deployer release demo --config tracker.toml"
        })
public final class ReleaseSubcommand extends OperationSubcommand {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "Your own tracker configuration (TOML, schema 2.0.0) instead of the one made from the environment's; its ports are published.")
    private @Nullable Path configuration;

    public ReleaseSubcommand(Context context) {
        super(context, OperationKind.RELEASE);
    }

    @Override
    void prepare(WriteSide writing) {
        var file = configuration;
        if (file == null) {
            return;
        }
        try {
            TrackerToml.read(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw SubcommandFailed.usage(
                    "The tracker configuration %s cannot be read as UTF-8 text.".formatted(file),
                    "Name a file that is there, or leave --config out.");
        }
    }

    @Override
    @Nullable
    Path ownTrackerConfiguration() {
        return configuration;
    }

    @Override
    String success(Succeeded result) {
        return "A release of %s is on the machine. %s".formatted(environment(), next("run"));
    }
}
