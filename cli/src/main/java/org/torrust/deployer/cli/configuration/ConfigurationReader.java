package org.torrust.deployer.cli.configuration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.configuration.AptSettings;
import org.torrust.deployer.api.configuration.DockerSettings;
import org.torrust.deployer.api.configuration.EnvironmentConfiguration;
import org.torrust.deployer.api.configuration.FirewallSettings;
import org.torrust.deployer.api.configuration.LimitSettings;
import org.torrust.deployer.api.configuration.Listeners;
import org.torrust.deployer.api.configuration.LxdSettings;
import org.torrust.deployer.api.configuration.MonitoringSettings;
import org.torrust.deployer.api.configuration.MultipassSettings;
import org.torrust.deployer.api.configuration.Obstacles;
import org.torrust.deployer.api.configuration.ProviderSettings;
import org.torrust.deployer.api.configuration.SimulatedSettings;
import org.torrust.deployer.api.configuration.SocketBinding;
import org.torrust.deployer.api.configuration.SourcesSettings;
import org.torrust.deployer.api.configuration.SshHostSettings;
import org.torrust.deployer.api.configuration.SshSettings;
import org.torrust.deployer.api.configuration.TrackerSettings;
import org.torrust.deployer.cli.configuration.Kind.Several;
import org.torrust.deployer.cli.configuration.References.Unresolved;

/** Makes a configuration of what was given, over what it is when nobody says otherwise, and tells every fault at once. */
public final class ConfigurationReader {

    private static final int LAST_PORT = 65_535;

    private final String provider;
    private final References references;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, Secret> secrets = new HashMap<>();
    private final Map<String, Given> origins = new HashMap<>();
    private final List<Violation> violations;

    private ConfigurationReader(
            String provider, Map<String, String> before, References references, List<Violation> violations) {
        this.provider = provider;
        this.references = references;
        this.values.putAll(before);
        this.violations = new ArrayList<>(violations);
    }

    /**
     * A new environment's configuration.
     *
     * @param variables what {@code ${env:NAME}} refers to
     * @throws Faults when anything cannot be understood
     */
    public static RequestedConfiguration read(GivenSettings given, Map<String, String> variables) {
        var references = new References(variables);
        var provider = provider(given, references);
        var reader =
                new ConfigurationReader(provider, ConfigurationKeys.defaults(provider), references, given.violations());
        given.defaults().stream()
                .filter(setting -> reader.isOurs(setting.key()))
                .filter(setting ->
                        given.given().stream().noneMatch(own -> own.key().equals(setting.key())))
                .forEach(reader::set);
        return reader.with(given.given());
    }

    /**
     * What an environment's configuration becomes by what is given; the rest stays as it is, whatever the defaults are.
     *
     * @param variables what {@code ${env:NAME}} refers to
     * @throws Faults when anything cannot be understood, or another provider is asked for
     */
    public static RequestedConfiguration change(
            EnvironmentConfiguration now, GivenSettings given, Map<String, String> variables) {
        var provider = now.provider().word();
        var reader = new ConfigurationReader(
                provider, EffectiveSettings.of(now), new References(variables), given.violations());
        return reader.with(given.given());
    }

    private static String provider(GivenSettings given, References references) {
        var asked = java.util.stream.Stream.concat(given.defaults().stream(), given.given().stream())
                .filter(setting -> setting.key().equals(ConfigurationKeys.PROVIDER))
                .reduce((first, second) -> second);
        if (asked.isEmpty()) {
            return ConfigurationKeys.usualProvider();
        }
        try {
            var provider = references.resolve(asked.get());
            if (ConfigurationKeys.PROVIDERS.contains(provider)) {
                return provider;
            }
            throw none(
                    given, asked.get(), ConfigurationKeys.noProvider(asked.get().text()));
        } catch (Unresolved e) {
            throw none(given, asked.get(), e.sentenceFor(asked.get()));
        }
    }

    private static Faults none(GivenSettings given, Given asked, String sentence) {
        var violations = new ArrayList<>(given.violations());
        violations.add(asked.violation(sentence));
        return new Faults(violations);
    }

    private boolean isOurs(String key) {
        return ConfigurationKeys.find(provider, key).isPresent();
    }

    private RequestedConfiguration with(List<Given> given) {
        given.forEach(this::set);
        ConfigurationKeys.of(provider).stream()
                .filter(setting -> setting.isRequired() && text(setting.key()).isEmpty())
                .forEach(this::miss);
        return new RequestedConfiguration(configuration(), secrets);
    }

    private void miss(Setting setting) {
        if (!origins.containsKey(setting.key())) {
            violations.add(new Violation(null, null, setting.key(), ConfigurationKeys.missing(setting)));
        }
        // So that what else is wrong with its section is told too, and this only once.
        values.put(setting.key(), setting.example());
    }

    private void set(Given setting) {
        var known = ConfigurationKeys.find(provider, setting.key());
        if (known.isPresent()) {
            set(known.get(), setting);
        } else {
            violations.add(setting.violation(
                    ConfigurationKeys.find(setting.key()).isPresent()
                            ? ConfigurationKeys.foreign(provider, setting.key())
                            : ConfigurationKeys.unknown(setting.key())));
        }
    }

    private void set(Setting setting, Given given) {
        origins.put(setting.key(), given);
        try {
            var text = references.resolve(given);
            var missed = text.isEmpty() && setting.mayBeEmpty()
                    ? null
                    : setting.kind().missedBy(text);
            if (missed == null) {
                keep(setting, given, text);
            } else {
                violations.add(
                        given.violation("%s is %s, not %s.".formatted(setting.key(), missed, shown(setting, given))));
            }
        } catch (Unresolved e) {
            violations.add(given.violation(e.sentenceFor(given)));
        }
    }

    /** What a reference led to is not shown: it may be what nobody is to see. */
    private static String shown(Setting setting, Given given) {
        return setting.isSecret() && !References.in(given.text())
                ? "what is there"
                : "'" + Shown.of(given.text()) + "'";
    }

    private void keep(Setting setting, Given given, String text) {
        if (setting.key().equals(ConfigurationKeys.PROVIDER)) {
            requireSameProvider(given, text);
        } else if (!setting.isSecret()) {
            values.put(setting.key(), text);
        } else if (!text.isEmpty() && !text.equals(Secret.HIDDEN)) {
            secrets.put(setting.key(), new Secret(text));
        }
    }

    private void requireSameProvider(Given given, String asked) {
        if (!asked.equals(provider)) {
            violations.add(given.violation(
                    "The provider stays %s: it cannot be changed to '%s'.".formatted(provider, Shown.of(asked))));
        }
    }

    private EnvironmentConfiguration configuration() {
        var providerSettings = section("provider", this::provider);
        var ssh = section("ssh", () -> ssh(providerSettings));
        var tracker = section("tracker", this::tracker);
        var docker = section("docker", () -> new DockerSettings(list("docker.registry-mirrors")));
        var apt = section("apt", this::apt);
        var sources = section("sources", () -> new SourcesSettings(optional("sources.tofu-providers")));
        var firewall = section("firewall", () -> new FirewallSettings(truth("firewall.enabled")));
        var monitoring = section("monitoring", () -> new MonitoringSettings(truth("monitoring.enabled")));
        var limits = section(
                "limits",
                () -> new LimitSettings(
                        number("limits.ssh-seconds"),
                        number("limits.cloud-init-seconds"),
                        number("limits.healthy-seconds")));
        if (providerSettings == null
                || ssh == null
                || tracker == null
                || docker == null
                || apt == null
                || sources == null
                || firewall == null
                || monitoring == null
                || limits == null
                || !violations.isEmpty()) {
            throw new Faults(violations);
        }
        return workable(new EnvironmentConfiguration(
                providerSettings, ssh, tracker, docker, apt, sources, firewall, monitoring, limits));
    }

    private EnvironmentConfiguration workable(EnvironmentConfiguration configuration) {
        Obstacles.of(configuration).forEach(words -> violations.add(blamed(words.replaceFirst("[ .:].*", ""), words)));
        if (!violations.isEmpty()) {
            throw new Faults(violations);
        }
        return configuration;
    }

    private ProviderSettings provider() {
        return switch (provider) {
            case "lxd" -> lxd();
            case "multipass" -> multipass();
            case "ssh" -> host();
            case "simulated" -> simulated();
            default -> throw new IllegalStateException("a provider without settings: " + provider);
        };
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

    private MultipassSettings multipass() {
        return new MultipassSettings(
                text("provider.image"), number("provider.cpus"), text("provider.memory"), text("provider.disk"));
    }

    private SshHostSettings host() {
        return new SshHostSettings(
                text("provider.host"), optional("provider.fingerprint"), truth("provider.trust-host-key"));
    }

    private SimulatedSettings simulated() {
        return new SimulatedSettings(
                Double.parseDouble(text("provider.step-seconds")),
                optional("provider.fail-at"),
                number("provider.fail-times"));
    }

    private SshSettings ssh(@Nullable ProviderSettings reached) {
        var ssh = new SshSettings(text("ssh.user"), number("ssh.port"));
        if (reached != null) {
            reached.requireFit(ssh);
        }
        return ssh;
    }

    private AptSettings apt() {
        return new AptSettings(optional("apt.mirror"), optional("apt.security-mirror"), optional("apt.proxy"));
    }

    private TrackerSettings tracker() {
        return new TrackerSettings(
                text("tracker.image"),
                text("tracker.tag"),
                truth("tracker.private"),
                text("tracker.database"),
                listeners());
    }

    private Listeners listeners() {
        return new Listeners(
                bindings("tracker.udp"), bindings("tracker.http"), binding("tracker.api"), binding("tracker.health"));
    }

    /** A section that cannot be made adds its fault and leaves the others to add theirs. */
    private <T> @Nullable T section(String name, Supplier<T> make) {
        try {
            return make.get();
        } catch (IllegalArgumentException e) {
            violations.add(blamed(name, String.valueOf(e.getMessage())));
            return null;
        }
    }

    /** What a section has against its values begins with the key it is about, where it is about one. */
    private Violation blamed(String section, String words) {
        var key = values.keySet().stream()
                .filter(candidate -> words.startsWith(candidate + " ") || words.startsWith(candidate + ":"))
                .findFirst();
        var sentence = hidden(Shown.sentence(words));
        return key.map(origins::get)
                .or(() -> given(section))
                .map(given -> new Violation(given.source(), given.line(), key.orElse(section), sentence))
                .orElseGet(() -> new Violation(null, null, key.orElse(section), sentence));
    }

    private Optional<Given> given(String section) {
        return origins.values().stream()
                .filter(given -> given.key().startsWith(section + ".") && !given.isOption())
                .findFirst();
    }

    /** What references led to, as it was written. */
    private String hidden(String sentence) {
        var words = sentence;
        for (var given : origins.values()) {
            var value = values.get(given.key());
            if (References.in(given.text()) && value != null && !value.isEmpty()) {
                words = words.replace(value, given.text());
            }
        }
        return words;
    }

    private String text(String key) {
        return values.getOrDefault(key, "");
    }

    private @Nullable String optional(String key) {
        var value = text(key);
        return value.isEmpty() ? null : value;
    }

    private List<String> list(String key) {
        return Several.parts(text(key));
    }

    private boolean truth(String key) {
        return Boolean.parseBoolean(text(key));
    }

    private int number(String key) {
        return Integer.parseInt(text(key));
    }

    private List<SocketBinding> bindings(String key) {
        var parts = list(key);
        return IntStream.range(0, parts.size())
                .mapToObj(i -> binding(key, "%s[%d]".formatted(key, i), parts.get(i)))
                .toList();
    }

    private SocketBinding binding(String key) {
        return binding(key, key, text(key));
    }

    /** One that is none adds its fault, and stands for a port that nothing else has, so that the others add theirs. */
    private SocketBinding binding(String key, String path, String value) {
        try {
            return SocketBinding.parse(value);
        } catch (IllegalArgumentException e) {
            var fault = blamed(key, "%s: %s".formatted(key, reference(key).orElse(String.valueOf(e.getMessage()))));
            violations.add(new Violation(
                    fault.source(), fault.line(), path, fault.message().replace(key, path)));
            return SocketBinding.parse("0.0.0.0:" + (LAST_PORT - violations.size()));
        }
    }

    /** Of what was written as a reference not even a part is shown, such as the port. */
    private Optional<String> reference(String key) {
        return Optional.ofNullable(origins.get(key))
                .map(Given::text)
                .filter(References::in)
                .map(
                        "'%s' leads to nothing that can be listened on: write it like 0.0.0.0:6969 or [::]:6969"
                                ::formatted);
    }
}
