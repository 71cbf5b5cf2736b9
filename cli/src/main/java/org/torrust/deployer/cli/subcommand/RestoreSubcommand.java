package org.torrust.deployer.cli.subcommand;

import java.nio.file.Files;
import java.nio.file.Path;
import org.torrust.deployer.adapter.backup.FiledBackups;
import org.torrust.deployer.api.operation.OperationKind;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.SubcommandFailed;
import org.torrust.deployer.cli.WriteSide;
import org.torrust.deployer.command.OperationResult.Succeeded;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Bring a backup's database and tracker configuration back. */
@Command(
        name = "restore",
        description = "Bring a backup's database and tracker configuration back, and see that the tracker answers. The"
                + " backup is read whole before anything is stopped; the database that was there is kept beside it.",
        footer = {
            "",
            "Example:",
            "  torrust-tracker-deployer restore demo data/demo/backups/20261124-101500-7f3a9c.tar.gz --force"
        })
public final class RestoreSubcommand extends OperationSubcommand {

    @Parameters(index = "1", paramLabel = "FILE", description = "What 'destroy --backup' wrote.")
    private Path file;

    @Option(names = "--force", description = "Do not ask for the environment's name.")
    private boolean force;

    public RestoreSubcommand(Context context) {
        super(context, OperationKind.RESTORE);
    }

    @Override
    void prepare(WriteSide writing) {
        if (!Files.isRegularFile(file)) {
            throw SubcommandFailed.usage(
                    "There is no file %s.".formatted(file),
                    "Backups are in %s."
                            .formatted(context()
                                    .workspace()
                                    .show(context()
                                            .workspace()
                                            .environment(environment())
                                            .backups())));
        }
        writing.plan(OperationKind.RESTORE, environment(), options());
        FiledBackups.requireUsable(file, environment());
        if (!force) {
            TypedName.require(
                    "This replaces the tracker's database of %s.".formatted(environment()),
                    environment(),
                    "restore %s %s".formatted(environment(), file),
                    context());
        }
    }

    @Override
    Path handedIn() {
        return file;
    }

    @Override
    String success(Succeeded result) {
        return "%s is %s with what the backup held. %s"
                .formatted(environment(), result.state().word(), next("status"));
    }
}
