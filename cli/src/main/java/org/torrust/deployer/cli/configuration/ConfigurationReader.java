package org.torrust.deployer.cli.configuration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.configuration.AptSettings;
import org.torrust.deployer.api.configuration.DockerSettings;
import org.torrust.deployer.api.configuration.EnvironmentConfiguration;
import org.torrust.deployer.api.configuration.FirewallSettings;
import org.torrust.deployer.api.configuration.LimitSettings;
import org.torrust.deployer.api.configuration.Listeners;
import org.torrust.deployer.api.configuration.LxdSettings;
import org.torrust.deployer.api.configuration.MonitoringSettings;
import org.torrust.deployer.api.configuration.ProviderSettings;
import org.torrust.deployer.api.configuration.SimulatedSettings;
import org.torrust.deployer.api.configuration.SocketBinding;
import org.torrust.deployer.api.configuration.SourcesSettings;
import org.torrust.deployer.api.configuration.SshSettings;
import org.torrust.deployer.api.configuration.TrackerSettings;

/** Makes a configuration of defaults, the workspace's defaults and what was set for this environment, the later winning. */
public final class ConfigurationReader {

    private static final int LONGEST_SHOWN = 60;

    private final String provider;
    private final Map<String, String> values;
    private final List<String> faults = new ArrayList<>();

    private ConfigurationReader(String provider) {
        this.provider = provider;
        this.values = new LinkedHashMap<>(ConfigurationKeys.defaults(provider));
    }

    /**
     * Reads it all, and tells every fault at once.
     *
     * @param workspaceDefaults dotted key to value, from the workspace's settings
     * @param settings as typed, {@code key=value}
     * @throws Faults when anything cannot be understood
     */
    public static EnvironmentConfiguration read(
            String provider, Map<String, String> workspaceDefaults, List<String> settings) {
        if (!ConfigurationKeys.PROVIDERS.contains(provider)) {
            throw new Faults(List.of("There is no provider '%s': use lxd or simulated.".formatted(shown(provider))));
        }
        var reader = new ConfigurationReader(provider);
        workspaceDefaults.forEach(reader::setDefault);
        settings.forEach(reader::set);
        return reader.configuration();
    }

    /** The workspace's defaults serve every provider; those of another one are passed over. */
    private void setDefault(String key, String value) {
        if (values.containsKey(key)) {
            values.put(key, value);
        } else if (!ConfigurationKeys.isKnown(key)) {
            faults.add("config.yaml, defaults: " + unknown(key));
        }
    }

    private void set(String setting) {
        var split = setting.indexOf('=');
        if (split < 1) {
            faults.add("'%s' sets nothing: write --set key=value.".formatted(shown(setting)));
            return;
        }
        var key = setting.substring(0, split);
        if (values.containsKey(key)) {
            values.put(key, setting.substring(split + 1));
        } else {
            faults.add(unknown(key));
        }
    }

    private String unknown(String key) {
        return ConfigurationKeys.isKnown(key)
                ? "Provider %s has no key '%s'.".formatted(provider, key)
                : "There is no key '%s'; did you mean '%s'?"
                        .formatted(shown(key), ConfigurationKeys.nearest(provider, key));
    }

    private EnvironmentConfiguration configuration() {
        var providerSettings = section(this::provider);
        var ssh = section(() -> new SshSettings(text("ssh.user"), number("ssh.port")));
        var tracker = section(this::tracker);
        var docker = section(() -> new DockerSettings(list("docker.registry-mirrors")));
        var apt = section(() -> new AptSettings(optional("apt.mirror"), optional("apt.proxy")));
        var sources = section(() -> new SourcesSettings(optional("sources.tofu-providers")));
        var firewall = section(() -> new FirewallSettings(truth("firewall.enabled")));
        var monitoring = section(() -> new MonitoringSettings(truth("monitoring.enabled")));
        var limits = section(() -> new LimitSettings(
                number("limits.ssh-seconds"), number("limits.cloud-init-seconds"), number("limits.healthy-seconds")));
        if (providerSettings == null
                || ssh == null
                || tracker == null
                || docker == null
                || apt == null
                || sources == null
                || firewall == null
                || monitoring == null
                || limits == null
                || !faults.isEmpty()) {
            throw new Faults(faults);
        }
        return new EnvironmentConfiguration(
                providerSettings, ssh, tracker, docker, apt, sources, firewall, monitoring, limits);
    }

    private ProviderSettings provider() {
        return provider.equals("lxd") ? lxd() : simulated();
    }

    private LxdSettings lxd() {
        return new LxdSettings(
                text("provider.type"),
                text("provider.image"),
                number("provider.cpus"),
                text("provider.memory"),
                text("provider.disk"),
                text("provider.data-disk"),
                text("provider.pool"),
                text("provider.network"));
    }

    private SimulatedSettings simulated() {
        return new SimulatedSettings(
                parsed("provider.step-seconds", "a number of seconds", Double::parseDouble),
                optional("provider.fail-at"),
                number("provider.fail-times"));
    }

    private TrackerSettings tracker() {
        var listeners = new Listeners(
                bindings("tracker.udp"),
                bindings("tracker.http"),
                binding("tracker.api", text("tracker.api")),
                binding("tracker.health", text("tracker.health")));
        return new TrackerSettings(
                text("tracker.image"),
                text("tracker.tag"),
                truth("tracker.private"),
                text("tracker.database"),
                listeners);
    }

    /** A section that cannot be made adds its fault and leaves the others to add theirs. */
    private <T> @Nullable T section(Supplier<T> make) {
        try {
            return make.get();
        } catch (IllegalArgumentException e) {
            faults.add(sentence(String.valueOf(e.getMessage())));
            return null;
        }
    }

    private String text(String key) {
        return values.getOrDefault(key, "");
    }

    private @Nullable String optional(String key) {
        var value = text(key);
        return value.isEmpty() ? null : value;
    }

    private List<String> list(String key) {
        return Arrays.stream(text(key).split(",", -1))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private int number(String key) {
        return parsed(key, "a whole number", Integer::parseInt);
    }

    private List<SocketBinding> bindings(String key) {
        return list(key).stream().map(value -> binding(key, value)).toList();
    }

    private static SocketBinding binding(String key, String value) {
        try {
            return SocketBinding.parse(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + ": " + shown(String.valueOf(e.getMessage())), e);
        }
    }

    private <T> T parsed(String key, String what, Function<String, T> parse) {
        try {
            return parse.apply(text(key));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("%s is %s, not '%s'".formatted(key, what, shown(text(key))), e);
        }
    }

    private boolean truth(String key) {
        return parsed(key, "true or false", ConfigurationReader::truthOf);
    }

    private static boolean truthOf(String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(value);
        };
    }

    private static String sentence(String message) {
        return message.endsWith(".") ? message : message + ".";
    }

    /** What was typed, as it can be shown: no control characters, not endless. */
    private static String shown(String typed) {
        var visible = typed.replaceAll("\\p{C}", "?");
        return visible.length() <= 2 * LONGEST_SHOWN ? visible : visible.substring(0, LONGEST_SHOWN) + "…";
    }
}
