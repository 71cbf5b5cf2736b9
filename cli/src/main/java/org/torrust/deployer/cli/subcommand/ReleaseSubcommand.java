package org.torrust.deployer.cli.subcommand;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.adapter.docker.ReleaseFaults;
import org.torrust.deployer.api.configuration.TrackerSettings;
import org.torrust.deployer.api.operation.OperationKind;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.SubcommandFailed;
import org.torrust.deployer.cli.WriteSide;
import org.torrust.deployer.cli.configuration.InputText;
import org.torrust.deployer.cli.configuration.InputText.Unreadable;
import org.torrust.deployer.command.OperationResult.Succeeded;
import org.torrust.deployer.command.PlannedStep;
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
            "  torrust-tracker-deployer release demo --generated-config",
            "  torrust-tracker-deployer release demo --image-tag 3.0.1"
        })
public final class ReleaseSubcommand extends OperationSubcommand {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "From now on your own tracker configuration (TOML, schema 2.0.0) instead of one made from the settings; its ports are published, and it is kept for later releases.")
    private @Nullable Path configuration;

    @Option(
            names = "--generated-config",
            description = "From now on a tracker configuration made from the settings again.")
    private boolean generated;

    public ReleaseSubcommand(Context context) {
        super(context, OperationKind.RELEASE);
    }

    @Option(
            names = "--image-tag",
            paramLabel = "TAG",
            description = "From now on this tag of the tracker's image, or a digest sha256:… (sets tracker.tag).")
    private @Nullable String tag;

    @Override
    List<PlannedStep> plan(WriteSide writing) {
        ownConfiguration();
        return super.plan(writing);
    }

    @Override
    void prepare(WriteSide writing) {
        var own = ownConfiguration();
        if (own != null || generated) {
            super.plan(writing);
            writing.choose(environment(), own);
        }
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

    /** The operator's own, once it is known that it can be released; null where none is brought. */
    private @Nullable String ownConfiguration() {
        if (configuration != null && generated) {
            throw SubcommandFailed.usage(
                    "--config and --generated-config cannot both be meant.", "Leave one of them out.");
        }
        return configuration == null ? null : releasable(configuration);
    }

    private String releasable(Path file) {
        var text = text(file);
        var faults =
                ReleaseFaults.of(file.toString(), text, existing(environment()).configuration());
        if (!faults.isEmpty()) {
            throw SubcommandFailed.usage(
                    "The tracker configuration %s cannot be released.".formatted(file),
                    String.join("\n", faults),
                    "Set it right and try again; nothing was changed.");
        }
        return text;
    }

    private static String text(Path file) {
        try {
            return InputText.of(file);
        } catch (Unreadable e) {
            throw SubcommandFailed.usage(
                    "The tracker configuration %s cannot be used. %s".formatted(file, e.why()),
                    "Name a file that is there, or leave --config out.");
        }
    }

    @Override
    String success(Succeeded result) {
        return "A release of %s is on the machine. %s".formatted(environment(), next("run"));
    }
}
