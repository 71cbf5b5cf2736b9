package org.torrust.deployer.adapter.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.torrust.deployer.api.operation.Holder;

/** Reads which process runs a job. */
final class HolderFile {

    private HolderFile() {}

    /** Empty while the job has not come so far, or when what is there is not to be read. */
    static Optional<Holder> read(Path folder) {
        try {
            var lines = Files.readAllLines(folder.resolve("holder"));
            return Optional.of(
                    new Holder(Long.parseLong(lines.get(0)), Long.parseLong(lines.get(1)), lines.get(2), lines.get(3)));
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }
}
