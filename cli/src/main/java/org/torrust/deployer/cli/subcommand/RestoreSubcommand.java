package org.torrust.deployer.cli.subcommand;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.adapter.backup.FiledBackups;
import org.torrust.deployer.api.configuration.EnvironmentConfiguration;
import org.torrust.deployer.api.input.PlainFile;
import org.torrust.deployer.api.operation.OperationKind;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.SubcommandFailed;
import org.torrust.deployer.cli.WriteSide;
import org.torrust.deployer.cli.configuration.EffectiveSettings;
import org.torrust.deployer.command.OperationResult.Succeeded;
import org.torrust.deployer.command.PlannedStep;
import org.torrust.deployer.eventstore.FileTrouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Bring a backup's database and tracker configuration back. */
@Command(
        name = "restore",
        description = "Bring a backup's database and tracker configuration back, and see that the tracker answers. The"
                + " backup is read whole, with the checksum beside it, before anything is stopped; the database that was"
                + " there is kept beside it. The environment's settings stay as they are: where the backup's differ, their"
                + " keys are told.",
        footer = {
            "",
            "Example:",
            "  torrust-tracker-deployer restore demo data/demo/backups/20261124-101500-7f3a9c.tar.gz --force"
        })
public final class RestoreSubcommand extends OperationSubcommand {

    @Parameters(
            index = "1",
            paramLabel = "FILE",
            description = "What 'destroy --backup' wrote, with FILE.sha256 beside it.")
    private Path file;

    @Option(names = "--force", description = "Do not ask for the environment's name.")
    private boolean force;

    /** Those of the backup, once it was read; null where it has none that can be. */
    private @Nullable EnvironmentConfiguration settings;

    public RestoreSubcommand(Context context) {
        super(context, OperationKind.RESTORE);
    }

    @Override
    List<PlannedStep> plan(WriteSide writing) {
        requireFile();
        var steps = super.plan(writing);
        settings = FiledBackups.requireUsable(file, environment()).orElse(null);
        return steps;
    }

    private void requireFile() {
        try {
            PlainFile.require(file);
        } catch (NoSuchFileException e) {
            throw unusable("There is no file %s.".formatted(file));
        } catch (IOException e) {
            throw unusable("The backup %s cannot be used: %s.".formatted(file, FileTrouble.reason(e)));
        }
    }

    private SubcommandFailed unusable(String why) {
        return SubcommandFailed.usage(
                why, BackupFiles.told(context().workspace().environment(environment())));
    }

    @Override
    void prepare(WriteSide writing) {
        plan(writing);
        if (!force) {
            TypedName.require(
                    "This replaces the tracker's database of %s.".formatted(environment()),
                    environment(),
                    "restore",
                    context());
        }
    }

    @Override
    Path handedIn() {
        return file;
    }

    @Override
    String success(Succeeded result) {
        return "%s is %s with what the backup held.%s %s"
                .formatted(environment(), result.state().word(), otherSettings(), next("status"));
    }

    private String otherSettings() {
        var keys = differing();
        return keys.isEmpty()
                ? ""
                : " Its settings stayed as they are; the backup's differ in %s. Change them with: config set."
                        .formatted(String.join(", ", keys));
    }

    /** Those of either provider. */
    private Set<String> differing() {
        if (settings == null) {
            return Set.of();
        }
        var now = existing(environment()).configuration();
        var keys = new LinkedHashSet<>(EffectiveSettings.differing(settings, now));
        keys.addAll(EffectiveSettings.differing(now, settings));
        return keys;
    }
}
