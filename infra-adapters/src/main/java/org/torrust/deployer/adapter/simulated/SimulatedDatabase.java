package org.torrust.deployer.adapter.simulated;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.torrust.deployer.adapter.backup.DatabaseHost;
import org.torrust.deployer.adapter.workspace.PrivateFiles;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.command.port.Site;

/** Plays a database: a file that says when it was first used, and survives as a real one would. */
final class SimulatedDatabase implements DatabaseHost {

    private final Play play;
    private final Workspace workspace;

    SimulatedDatabase(Play play, Workspace workspace) {
        this.play = play;
        this.workspace = workspace;
    }

    @Override
    public void fetch(Site site, Path database, Path trackerToml) {
        PrivateFiles.write(database, content(site));
        PrivateFiles.write(trackerToml, read(toml(site)));
    }

    @Override
    public void putBack(Site site, Path database) {
        play.world(site).change(World::withoutServices);
        PrivateFiles.write(file(site), read(database));
    }

    private byte[] content(Site site) {
        if (!Files.exists(file(site))) {
            PrivateFiles.write(file(site), Play.proof("database of " + site.operation()) + "\n");
        }
        return read(file(site));
    }

    private Path file(Site site) {
        return workspace.environment(site.environment()).simulatedDatabase();
    }

    private Path toml(Site site) {
        return workspace
                .environment(site.environment())
                .release(site.newest().id())
                .resolve("tracker/tracker.toml");
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The file %s cannot be read".formatted(file), e);
        }
    }
}
