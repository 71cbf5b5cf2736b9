package org.torrust.deployer.cli.subcommand;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.configuration.TrackerSettings;
import org.torrust.deployer.api.operation.OperationKind;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.SubcommandFailed;
import org.torrust.deployer.cli.WriteSide;
import org.torrust.deployer.cli.configuration.InputText;
import org.torrust.deployer.cli.configuration.InputText.Unreadable;
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
            "  torrust-tracker-deployer release demo --config tracker.toml",
            "  torrust-tracker-deployer release demo --image-tag 3.0.1"
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

    @Option(
            names = "--image-tag",
            paramLabel = "TAG",
            description = "From now on this tag of the tracker's image, or a digest sha256:… (sets tracker.tag).")
    private @Nullable String tag;

    @Override
    void prepare(WriteSide writing) {
        requireReadable();
        var before = existing(environment()).configuration();
        var wished = before.with(tagged(before.tracker()));
        change(writing, wished, wished.equals(before) ? List.of() : List.of("tracker.tag"));
    }

    private TrackerSettings tagged(TrackerSettings before) {
        try {
            return tag == null ? before : before.withTag(tag);
        } catch (IllegalArgumentException e) {
            throw SubcommandFailed.usage(e.getMessage() + ".", "Give a tag like 3.0.0, or a digest sha256:….");
        }
    }

    private void requireReadable() {
        var file = configuration;
        if (file == null) {
            return;
        }
        try {
            TrackerToml.read(file.toString(), InputText.of(file));
        } catch (Unreadable e) {
            throw SubcommandFailed.usage(
                    "The tracker configuration %s cannot be used. %s".formatted(file, e.why()),
                    "Name a file that is there, or leave --config out.");
        }
    }

    @Override
    @Nullable
    Path handedIn() {
        return configuration;
    }

    @Override
    String success(Succeeded result) {
        return "A release of %s is on the machine. %s".formatted(environment(), next("run"));
    }
}
