package org.torrust.deployer.adapter.lxd;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * An instance or a volume that LXD has and that carries our labels.
 *
 * @param pool the volume's, or null for an instance
 * @param environment whose it says it is; empty when it does not
 */
public record LxdThing(String name, @Nullable String pool, String environment) {

    static LxdThing instance(JsonNode thing) {
        return new LxdThing(thing.path("name").asText(), null, environment(thing));
    }

    static LxdThing volume(JsonNode thing, String pool) {
        return new LxdThing(thing.path("name").asText(), pool, environment(thing));
    }

    private static String environment(JsonNode thing) {
        return thing.path("config").path(LxdNames.ENVIRONMENT).asText();
    }

    public boolean isVolume() {
        return pool != null;
    }

    /** As a phrase, e.g. {@code volume torrust-demo-1f2e-data in pool default}. */
    public String shown() {
        return pool == null ? "instance " + name : volume(name, pool);
    }

    /** The phrase for a volume. */
    public static String volume(String name, String pool) {
        return "volume %s in pool %s".formatted(name, pool);
    }

    /** The command line that removes it, with what is on it. */
    public String removal() {
        return pool == null ? "lxc delete --force " + name : "lxc storage volume delete %s %s".formatted(pool, name);
    }
}
