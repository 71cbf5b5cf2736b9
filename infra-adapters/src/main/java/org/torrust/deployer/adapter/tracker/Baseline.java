package org.torrust.deployer.adapter.tracker;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.torrust.deployer.adapter.workspace.PrivateFiles;
import org.torrust.deployer.api.input.PlainFile;
import org.torrust.deployer.api.json.LanguageJson;
import org.torrust.deployer.command.port.Measurement;

/**
 * An environment's last measurements, kept to compare the next ones with.
 *
 * @param taken when they were made
 */
record Baseline(Instant taken, List<Measurement> measurements) {

    /** What the file holds; empty where there is none, or one that is not ours any more. */
    static Optional<Baseline> in(Path file) {
        try {
            return Files.exists(file)
                    ? Optional.of(LanguageJson.mapper().readValue(PlainFile.text(file), Baseline.class))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void keepIn(Path file) {
        try {
            PrivateFiles.write(
                    file, LanguageJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(this));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("measurements can be written as JSON", e);
        }
    }

    /** The measurement of the same listener, by its number: another machine has another address. */
    Optional<Measurement> like(Measurement now) {
        return measurements.stream()
                .filter(one -> one.check().equals(now.check()) && one.listener() == now.listener())
                .findFirst();
    }
}
