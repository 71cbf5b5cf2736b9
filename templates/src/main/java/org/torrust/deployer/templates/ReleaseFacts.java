package org.torrust.deployer.templates;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that the files of a release are allowed to know.
 *
 * @param image the tracker's image reference
 * @param isPrivate whether peers need a key
 * @param databaseFile file name of the SQLite database
 * @param listeners where the tracker is to be reached on the machine
 * @param apiToken the API's admin token, a secret
 * @param ownTrackerToml the operator's own tracker configuration, or null to make one
 */
public record ReleaseFacts(
        String image,
        boolean isPrivate,
        String databaseFile,
        TrackerListeners listeners,
        String apiToken,
        @Nullable String ownTrackerToml) {

    private static final int USER = 1000;

    /** The compose file's part of it. */
    record Compose(String image, List<String> ports) {}

    /** The environment file's part of it; holds the token. */
    record Environment(int userId, String configurationPath, String databaseDriver, String apiToken) {}

    /** The tracker configuration's part of it. */
    record Toml(
            boolean isPrivate, String databasePath, List<String> udp, List<String> http, String api, String health) {}

    Compose compose() {
        var udp = listeners.udp().stream().map(binding -> published(binding, "udp"));
        var tcp = Stream.concat(listeners.http().stream(), Stream.of(listeners.api()))
                .map(binding -> published(binding, "tcp"));
        return new Compose(image, Stream.concat(udp, tcp).toList());
    }

    Environment environment() {
        return new Environment(USER, "/etc/torrust/tracker/tracker.toml", "sqlite3", apiToken);
    }

    Toml toml() {
        return new Toml(
                isPrivate,
                "/var/lib/torrust/tracker/database/" + databaseFile,
                listeners.udp().stream().map(ReleaseFacts::inContainer).toList(),
                listeners.http().stream().map(ReleaseFacts::inContainer).toList(),
                inContainer(listeners.api()),
                inContainer(listeners.health()));
    }

    /** Compose's long form of a published port, {@code IP:PORT:PORT/PROTOCOL}. */
    private static String published(String binding, String protocol) {
        return "%s:%d/%s".formatted(binding, port(binding), protocol);
    }

    /** The container has one address of its own; which of the machine's is used is Docker's to say. */
    private static String inContainer(String binding) {
        return (binding.startsWith("[") ? "[::]:" : "0.0.0.0:") + port(binding);
    }

    private static int port(String binding) {
        return Integer.parseInt(binding.substring(binding.lastIndexOf(':') + 1));
    }

    /** Never shows the token. */
    @Override
    public String toString() {
        return "ReleaseFacts[" + image + "]";
    }
}
