package org.torrust.deployer.api.configuration;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The tracker to run.
 *
 * @param image the image without tag, e.g. {@code torrust/tracker}
 * @param tag its tag, or its digest {@code sha256:…}
 * @param isPrivate whether peers need a key
 * @param database the file name of its SQLite database
 */
public record TrackerSettings(String image, String tag, boolean isPrivate, String database, Listeners listeners) {

    private static final Pattern IMAGE = Pattern.compile("[a-z0-9]+([._:/-][a-z0-9]+)*");
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}|sha256:[0-9a-f]{64}");
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public TrackerSettings {
        require(IMAGE, image, "tracker.image", "torrust/tracker");
        require(TAG, tag, "tracker.tag", "3.0.0");
        require(FILE, database, "tracker.database", "tracker.db");
        requireDistinct("udp", listeners.udp());
        requireDistinct("tcp", tcp(listeners));
    }

    public TrackerSettings withTag(String other) {
        return new TrackerSettings(image, other, isPrivate, database, listeners);
    }

    /** The reference a container engine pulls, e.g. {@code torrust/tracker:3.0.0}. */
    public String reference() {
        return image + (tag.startsWith("sha256:") ? "@" : ":") + tag;
    }

    private static List<SocketBinding> tcp(Listeners listeners) {
        return java.util.stream.Stream.concat(
                        listeners.http().stream(), java.util.stream.Stream.of(listeners.api(), listeners.health()))
                .toList();
    }

    private static void requireDistinct(String protocol, List<SocketBinding> bindings) {
        var ports = bindings.stream().map(SocketBinding::port).toList();
        ports.stream()
                .filter(port -> ports.indexOf(port) != ports.lastIndexOf(port))
                .findFirst()
                .ifPresent(port -> {
                    throw new IllegalArgumentException(
                            "%s port %d is asked for twice in tracker".formatted(protocol, port));
                });
    }

    private static void require(Pattern format, String value, String key, String example) {
        if (!format.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "%s '%s' cannot be used: write it like %s".formatted(key, value, example));
        }
    }
}
