package org.torrust.deployer.adapter.simulated;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.torrust.deployer.adapter.workspace.PrivateFiles;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.command.port.Site;

/** Plays a data volume: a file in place of the database on it, which says what made it and outlives the machine. */
record SimulatedVolume(Workspace workspace) {

    Path database(Site site) {
        return workspace.environment(site.environment()).simulatedDatabase();
    }

    boolean isThere(Site site) {
        return Files.exists(database(site));
    }

    /** Leaves one that is there as it is. */
    void make(Site site) {
        if (!isThere(site)) {
            PrivateFiles.write(database(site), Play.proof("database of " + site.operation()) + "\n");
        }
    }

    void remove(Site site) {
        try {
            Files.deleteIfExists(database(site));
        } catch (IOException e) {
            throw new UncheckedIOException("The file %s cannot be removed".formatted(database(site)), e);
        }
    }
}
