package org.torrust.deployer.cli.configuration;

import java.util.List;
import java.util.stream.Stream;

/**
 * One key of an environment's configuration: all that help, template, schema, faults and reading know of it.
 *
 * @param key section and name, e.g. {@code ssh.port}
 * @param fallback its value when nobody says otherwise; empty when there is none
 * @param example a value other than the fallback
 * @param about one sentence for the operator
 * @param providers those that know it; empty for all
 * @param need what becomes of it
 */
record Setting(
        String key, Kind kind, String fallback, String example, String about, List<String> providers, Need need) {

    /** What becomes of a value, and of its absence. */
    enum Need {
        /** Kept in the configuration; when it has no fallback it may be left out. */
        OPTIONAL,
        /** Kept in the configuration, and has to be given. */
        REQUIRED,
        /** Kept in a file only its owner can read, and nowhere else. */
        SECRET
    }

    Setting {
        providers = List.copyOf(providers);
    }

    /** A key every provider knows. */
    static Setting common(String key, Kind kind, String fallback, String example, String about) {
        return new Setting(key, kind, fallback, example, about, List.of(), Need.OPTIONAL);
    }

    /** A key that only one provider knows. */
    static Setting only(String provider, String key, Kind kind, String fallback, String example, String about) {
        return new Setting(key, kind, fallback, example, about, List.of(provider), Need.OPTIONAL);
    }

    /** The same for one provider more. */
    Setting alsoFor(String provider) {
        var all = Stream.concat(providers.stream(), Stream.of(provider)).toList();
        return new Setting(key, kind, fallback, example, about, all, need);
    }

    Setting required() {
        return new Setting(key, kind, fallback, example, about, providers, Need.REQUIRED);
    }

    Setting secret() {
        return new Setting(key, kind, fallback, example, about, providers, Need.SECRET);
    }

    boolean isFor(String provider) {
        return providers.isEmpty() || providers.contains(provider);
    }

    boolean isSecret() {
        return need == Need.SECRET;
    }

    boolean isRequired() {
        return need == Need.REQUIRED;
    }

    /** Whether an empty value means that there is none. */
    boolean mayBeEmpty() {
        return (fallback.isEmpty() && !isRequired()) || kind instanceof Kind.Several;
    }

    String section() {
        return key.substring(0, key.indexOf('.'));
    }

    /** The key within its section. */
    String name() {
        return key.substring(key.indexOf('.') + 1);
    }
}
