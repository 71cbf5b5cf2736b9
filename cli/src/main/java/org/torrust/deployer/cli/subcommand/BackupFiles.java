package org.torrust.deployer.cli.subcommand;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import org.torrust.deployer.adapter.workspace.EnvironmentFolder;
import org.torrust.deployer.api.input.PlainFolder;

/** Tells where an environment's backups are, so that the words can be copied into a command. */
final class BackupFiles {

    private BackupFiles() {}

    /** A sentence. */
    static String told(EnvironmentFolder folder) {
        return newest(folder)
                .map("Its newest backup is %s."::formatted)
                .orElseGet(() -> "Backups would be in %s; there is none.".formatted(folder.backups()));
    }

    /** Their names begin with the time they were taken. */
    static Optional<Path> newest(EnvironmentFolder folder) {
        try {
            return PlainFolder.entries(folder.backups()).stream()
                    .filter(file -> file.toString().endsWith(".tar.gz"))
                    .max(Comparator.naturalOrder());
        } catch (IOException e) {
            return Optional.empty(); // None was ever taken.
        }
    }
}
