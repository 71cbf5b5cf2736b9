package org.torrust.deployer.cli.configuration;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The keys of an environment's configuration, with what they are when nobody says otherwise. */
public final class ConfigurationKeys {

    /** The words for {@code --provider}. */
    public static final Set<String> PROVIDERS = Set.of("lxd", "simulated");

    private static final Map<String, String> LXD = ordered(
            "provider.type", "container",
            "provider.image", "debian/13/cloud",
            "provider.cpus", "2",
            "provider.memory", "2GiB",
            "provider.disk", "10GiB",
            "provider.data-disk", "10GiB",
            "provider.pool", "default",
            "provider.network", "lxdbr0");

    private static final Map<String, String> SIMULATED =
            ordered("provider.step-seconds", "0.3", "provider.fail-at", "", "provider.fail-times", "1");

    private static final Map<String, String> COMMON = ordered(
            "ssh.user", "torrust",
            "ssh.port", "22",
            "tracker.image", "torrust/tracker",
            "tracker.tag", "3.0.0",
            "tracker.private", "false",
            "tracker.database", "tracker.db",
            "tracker.udp", "0.0.0.0:6969",
            "tracker.http", "0.0.0.0:7070",
            "tracker.api", "0.0.0.0:1212",
            "tracker.health", "0.0.0.0:1313",
            "docker.registry-mirrors", "",
            "apt.mirror", "",
            "apt.proxy", "",
            "sources.tofu-providers", "",
            "firewall.enabled", "false",
            "monitoring.enabled", "false",
            "limits.ssh-seconds", "300",
            "limits.cloud-init-seconds", "900",
            "limits.healthy-seconds", "180");

    private ConfigurationKeys() {}

    /** Every key for a provider with its default, in the order they are shown. */
    public static Map<String, String> defaults(String provider) {
        var keys = new LinkedHashMap<>(provider.equals("lxd") ? LXD : SIMULATED);
        keys.putAll(COMMON);
        return keys;
    }

    /** Whether any provider knows the key. */
    static boolean isKnown(String key) {
        return LXD.containsKey(key) || SIMULATED.containsKey(key) || COMMON.containsKey(key);
    }

    /** The key of this provider that is most like what was typed. */
    static String nearest(String provider, String typed) {
        return defaults(provider).keySet().stream()
                .min(Comparator.comparingInt(
                        key -> LevenshteinDistance.getDefaultInstance().apply(key, typed)))
                .orElseThrow();
    }

    private static Map<String, String> ordered(String... pairs) {
        var map = new LinkedHashMap<String, String>();
        for (var i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
