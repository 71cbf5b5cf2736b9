package org.torrust.deployer.adapter.simulated;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.torrust.deployer.adapter.backup.DatabaseHost;
import org.torrust.deployer.adapter.workspace.PrivateFiles;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.input.PlainFile;
import org.torrust.deployer.command.port.Site;

/** Plays the database on a volume. */
final class SimulatedDatabase implements DatabaseHost {

    private final Play play;
    private final Workspace workspace;
    private final SimulatedVolume volume;

    SimulatedDatabase(Play play, Workspace workspace) {
        this.play = play;
        this.workspace = workspace;
        this.volume = new SimulatedVolume(workspace);
    }

    @Override
    public void fetch(Site site, Path database, Path trackerToml) {
        volume.make(site);
        PrivateFiles.write(database, read(volume.database(site)));
        PrivateFiles.write(trackerToml, read(toml(site)));
    }

    @Override
    public void putBack(Site site, Path database) {
        play.world(site).change(World::withoutServices);
        PrivateFiles.write(volume.database(site), read(database));
    }

    private Path toml(Site site) {
        return workspace
                .environment(site.environment())
                .release(site.newest().id())
                .resolve("tracker/tracker.toml");
    }

    private static byte[] read(Path file) {
        try {
            return PlainFile.bytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The file %s cannot be read".formatted(file), e);
        }
    }
}
