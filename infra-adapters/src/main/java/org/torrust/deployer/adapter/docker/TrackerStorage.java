package org.torrust.deployer.adapter.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.util.Optional;

/**
 * Where a tracker keeps its SQLite database.
 *
 * @param path in its container
 */
record TrackerStorage(String path) {

    private static final TomlMapper TOML = new TomlMapper();
    private static final String IN_CONTAINER = "/var/lib/torrust/tracker/";
    private static final String ON_MACHINE = HostPaths.ROOT + "/storage/tracker/lib/";

    /** From {@code tracker.toml}; empty when its database is of another kind. */
    static Optional<TrackerStorage> read(String toml) {
        try {
            var database = TOML.readTree(toml).path("core").path("database");
            return database.path("driver").asText("sqlite3").equals("sqlite3")
                    ? Optional.of(new TrackerStorage(database.path("path").asText()))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("tracker.toml is no TOML: " + e.getOriginalMessage(), e);
        }
    }

    /** The file on the machine; empty when it lies in the container alone. */
    Optional<String> file() {
        return path.startsWith(IN_CONTAINER)
                ? Optional.of(ON_MACHINE + path.substring(IN_CONTAINER.length()))
                : Optional.empty();
    }
}
