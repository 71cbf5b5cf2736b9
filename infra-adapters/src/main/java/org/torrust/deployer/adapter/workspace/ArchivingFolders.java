package org.torrust.deployer.adapter.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.torrust.deployer.api.operation.OperationOption;
import org.torrust.deployer.api.operation.StepOutcome;
import org.torrust.deployer.command.port.EnvironmentFolders;
import org.torrust.deployer.command.port.Site;

/** Clears away what a destroyed environment leaves, but for the output of the tools, which an auditor may want. */
public final class ArchivingFolders implements EnvironmentFolders {

    private final Workspace workspace;

    public ArchivingFolders(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public StepOutcome cleanUp(Site site) {
        var folder = workspace.environment(site.environment());
        archive(site);
        var kept = kept(folder, site);
        // States and keys first: were this cut off, the next try finds less, never a key without its state.
        Stream.of(folder.tofuData(), folder.tofuMachine(), folder.build())
                .filter(place -> !kept.contains(place))
                .forEach(Trees::delete);
        Trees.deleteExcept(folder.data(), kept);
        return StepOutcome.done();
    }

    private static List<Path> kept(EnvironmentFolder folder, Site site) {
        return site.options().has(OperationOption.KEEP_DATA)
                ? List.of(folder.backups(), folder.tofuData(), folder.simulatedDatabase())
                : List.of(folder.backups());
    }

    private void archive(Site site) {
        var jobs = workspace.environment(site.environment()).jobs();
        var archive = workspace.archive().resolve(site.environment().value());
        var place = archive.resolve(site.operation().value());
        if (!Files.isDirectory(jobs) || Files.exists(place)) {
            return;
        }
        try {
            PrivateFiles.folder(archive);
            Files.move(jobs, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("The job folders of %s cannot be archived".formatted(site.environment()), e);
        }
    }
}
