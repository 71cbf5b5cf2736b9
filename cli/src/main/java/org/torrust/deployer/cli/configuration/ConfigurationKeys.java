package org.torrust.deployer.cli.configuration;

import static org.torrust.deployer.cli.configuration.Setting.common;
import static org.torrust.deployer.cli.configuration.Setting.only;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.torrust.deployer.api.configuration.ApiTokenShape;
import org.torrust.deployer.cli.configuration.Kind.Choice;
import org.torrust.deployer.cli.configuration.Kind.Seconds;
import org.torrust.deployer.cli.configuration.Kind.Several;
import org.torrust.deployer.cli.configuration.Kind.Text;
import org.torrust.deployer.cli.configuration.Kind.Truth;
import org.torrust.deployer.cli.configuration.Kind.Whole;

/**
 * The keys of an environment's configuration, one a line: path, kind, default, example, and what it is for. Template,
 * schema, help and faults come from here; a new key needs a line here and a place in the record it ends up in.
 */
public final class ConfigurationKeys {

    /** Says which provider the machine comes from; what {@code --provider} sets. */
    public static final String PROVIDER = "provider.name";

    /** The one secret there is. */
    public static final String API_TOKEN = "tracker.api-token";

    /** The words for {@code --provider}; the first is taken when none is given. */
    public static final Set<String> PROVIDERS = new LinkedHashSet<>(List.of("lxd", "multipass", "ssh", "simulated"));

    private static final Text SIZE = new Text("a size like 2GiB", "[1-9][0-9]{0,5}(MiB|GiB|TiB|MB|GB|TB)");
    private static final Text NAME = new Text("a name LXD knows", "[A-Za-z0-9][A-Za-z0-9._:/-]{0,127}");
    private static final Text PLAIN_SIZE = new Text("a size in MiB or GiB like 2GiB", "[1-9][0-9]{0,5}(MiB|GiB)");
    private static final Text LAUNCHED =
            new Text("an image of Multipass like 24.04", "[A-Za-z0-9][A-Za-z0-9._~:/%+-]{0,255}");
    private static final Text URL = new Text(
            "an http or https address without user name and query",
            "https?://[A-Za-z0-9._~\\[\\]:-]+(/[A-Za-z0-9._~/-]*)?");
    private static final Text LISTENER = new Text(
            "an address to listen on like 0.0.0.0:6969 or [::]:6969",
            "(\\[[0-9a-fA-F:.]{2,45}\\]|[0-9]{1,3}(\\.[0-9]{1,3}){3}):[0-9]{1,5}");
    private static final Text ACCOUNT = new Text(
            "a Linux account that can log in, neither root nor one of the system's",
            "(?!(root|nobody|daemon|bin|sys|sync|games|man|lp|mail|news|uucp|proxy|www-data|backup|list|irc|gnats|sshd"
                    + "|messagebus|syslog|uuidd|tcpdump|systemd-.*|_.*)$)[a-z_][a-z0-9_-]{0,31}");
    private static final Text IMAGE = new Text(
            "an image like torrust/tracker without its tag, which is tracker.tag",
            "([a-z0-9]+([._-]+[a-z0-9]+)*(:[0-9]{1,5})?/)?[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*");
    private static final Text TAG =
            new Text("the tag of an image like 3.0.0", "[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}|sha256:[0-9a-f]{64}");
    private static final Text FILE = new Text("a file name like tracker.db", "[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Text FOLDER = new Text("an absolute folder", "/.*");
    private static final Text STEP = new Text("a step like configure.install-docker", "[a-z]+\\.[a-z]+(-[a-z]+)*");
    private static final Text TOKEN = new Text(ApiTokenShape.WORDS, ApiTokenShape.PATTERN + "|\\*\\*\\*");
    private static final Text HOST = new Text(
            "a host name or IP address without user and port",
            "(?![0-9.]+$)(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*"
                    + "|%1$s(\\.%1$s){3}|(?=[0-9a-fA-F]*:[0-9a-fA-F]*:)[0-9a-fA-F:.]{2,45}"
                            .formatted("(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"));
    private static final Text FINGERPRINT =
            new Text("a fingerprint like SHA256:… from ssh-keygen -lf", "SHA256:[A-Za-z0-9+/]{43}");
    private static final Whole PORT = new Whole(1, 65_535);
    private static final Whole TIMES = new Whole(0, Integer.MAX_VALUE);
    private static final Whole SECONDS = new Whole(1, 86_400);
    private static final Choice MACHINE = new Choice(List.of("container", "virtual-machine"));
    private static final Several LISTENERS = new Several(LISTENER);
    private static final Several URLS = new Several(URL);

    private static final List<Setting> ALL = List.of(
            common(PROVIDER, words(PROVIDERS), "lxd", "simulated", "Where the machine comes from."),
            lxd("type", MACHINE, "container", "virtual-machine", "The kind of machine."),
            lxd(
                    "image",
                    NAME,
                    "debian/13/cloud",
                    "ubuntu/24.04/cloud",
                    "Alias or fingerprint of a Debian or Ubuntu with cloud-init."),
            machine("cpus", new Whole(1, 512), "2", "4", "How many processors."),
            lxd("memory", SIZE, "2GiB", "4GiB", "How much memory."),
            lxd("disk", SIZE, "10GiB", "20GiB", "Size of the root disk."),
            lxd("data-disk", SIZE, "10GiB", "50GiB", "Size of the volume that keeps the tracker's data."),
            lxd("pool", NAME, "default", "fast", "LXD's storage pool."),
            lxd("network", NAME, "lxdbr0", "br0", "The bridge the machine is on."),
            multipass(
                    "image", LAUNCHED, "24.04", "daily:26.04", "As 'multipass launch' takes it; an Ubuntu or Debian."),
            multipass("memory", PLAIN_SIZE, "2GiB", "4GiB", "How much memory; at least 512MiB."),
            multipass(
                    "disk", PLAIN_SIZE, "10GiB", "50GiB", "Size of its only disk, which keeps the tracker's data too."),
            host("host", HOST, "", "tracker.example.org", "A host that exists already.")
                    .required(),
            host(
                    "fingerprint",
                    FINGERPRINT,
                    "",
                    "SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU",
                    "Fingerprint of its ed25519 host key, from ssh-keygen -lf."),
            host("trust-host-key", new Truth(), "false", "true", "Without a fingerprint: take the key it shows first."),
            simulated("step-seconds", new Seconds(0, 600), "0.3", "0.1", "How long a step takes; fractions allowed."),
            simulated("fail-at", STEP, "", "configure.install-docker", "The step that fails, as PHASE.STEP."),
            simulated("fail-times", TIMES, "1", "2", "How often that step fails before it works."),
            common("ssh.user", ACCOUNT, "torrust", "operator", "The operator's account on the machine."),
            common("ssh.port", PORT, "22", "2222", "The TCP port of the SSH server."),
            common("tracker.image", IMAGE, "torrust/tracker", "registry.example.org/tracker", "Its container image."),
            common(
                    "tracker.tag",
                    TAG,
                    "3.0.0",
                    "develop",
                    "The image's tag, or its digest sha256:…, which nobody can move."),
            common("tracker.private", new Truth(), "false", "true", "Whether peers need a key."),
            common("tracker.database", FILE, "tracker.db", "peers.db", "File name of the SQLite database."),
            common("tracker.udp", LISTENERS, "0.0.0.0:6969", "0.0.0.0:6969,[::]:6868", "Where UDP trackers listen."),
            common("tracker.http", LISTENERS, "0.0.0.0:7070", "0.0.0.0:7071", "Where HTTP trackers listen."),
            common("tracker.api", LISTENER, "0.0.0.0:1212", "0.0.0.0:1211", "Where the REST API listens."),
            common("tracker.health", LISTENER, "0.0.0.0:1313", "[::]:1313", "The health check; never published."),
            common(API_TOKEN, TOKEN, "", "${env:TRACKER_TOKEN}", "The API's admin token; else one is made.")
                    .secret(),
            common(
                    "docker.registry-mirrors",
                    URLS,
                    "",
                    "http://10.0.0.1:5000",
                    "What the machine's Docker pulls through."),
            made("apt.mirror", URL, "", "http://deb.example.org/debian", "Where the machine's packages come from."),
            made(
                    "apt.security-mirror",
                    URL,
                    "",
                    "http://deb.example.org/debian-security",
                    "Where its security updates come from, where not from apt.mirror."),
            made("apt.proxy", URL, "", "http://10.0.0.1:3142", "HTTP proxy for the machine's packages."),
            common("sources.tofu-providers", FOLDER, "", "/srv/tofu", "Filesystem mirror of OpenTofu providers."),
            common(
                    "firewall.enabled",
                    new Truth(),
                    "false",
                    "true",
                    "Whether only SSH and the release's ports answer."),
            common("monitoring.enabled", new Truth(), "false", "true", "Whether a node exporter runs on the machine."),
            common("limits.ssh-seconds", SECONDS, "300", "600", "How long a new machine may take to let you in."),
            common("limits.cloud-init-seconds", SECONDS, "900", "1800", "How long it may take to set itself up."),
            common("limits.healthy-seconds", SECONDS, "180", "300", "How long services may take to be healthy."));

    private ConfigurationKeys() {}

    private static Setting lxd(String name, Kind kind, String fallback, String example, String about) {
        return only("lxd", "provider." + name, kind, fallback, example, about);
    }

    private static Setting multipass(String name, Kind kind, String fallback, String example, String about) {
        return only("multipass", "provider." + name, kind, fallback, example, about);
    }

    private static Setting machine(String name, Kind kind, String fallback, String example, String about) {
        return lxd(name, kind, fallback, example, about).alsoFor("multipass");
    }

    /** What a machine is told when it is made; a host that exists already keeps its owner's. */
    private static Setting made(String key, Kind kind, String fallback, String example, String about) {
        return only("lxd", key, kind, fallback, example, about)
                .alsoFor("multipass")
                .alsoFor("simulated");
    }

    private static Setting host(String name, Kind kind, String fallback, String example, String about) {
        return only("ssh", "provider." + name, kind, fallback, example, about);
    }

    private static Setting simulated(String name, Kind kind, String fallback, String example, String about) {
        return only("simulated", "provider." + name, kind, fallback, example, about);
    }

    private static Choice words(Collection<String> words) {
        return new Choice(List.copyOf(words));
    }

    /** Every key, in the order they are shown. One that providers understand differently is there once for each. */
    static List<Setting> all() {
        return ALL;
    }

    /** The key of every setting there is, once each. */
    public static List<String> names() {
        return ALL.stream().map(Setting::key).distinct().toList();
    }

    /** Every key the provider knows. */
    static List<Setting> of(String provider) {
        return ALL.stream().filter(setting -> setting.isFor(provider)).toList();
    }

    /** Every key for a provider that is kept in the configuration, with its default, in the order they are shown. */
    public static Map<String, String> defaults(String provider) {
        var defaults = new LinkedHashMap<String, String>();
        of(provider).stream()
                .filter(setting -> !setting.isSecret() && !setting.key().equals(PROVIDER))
                .forEach(setting -> defaults.put(setting.key(), setting.fallback()));
        return defaults;
    }

    /** A key as the provider understands it. */
    static Optional<Setting> find(String provider, String key) {
        return named(of(provider), key);
    }

    /** A key any provider knows. */
    static Optional<Setting> find(String key) {
        return named(ALL, key);
    }

    private static Optional<Setting> named(Collection<Setting> settings, String key) {
        return settings.stream().filter(setting -> setting.key().equals(key)).findFirst();
    }

    /** The provider when none is asked for. */
    static String usualProvider() {
        return PROVIDERS.iterator().next();
    }

    /** @throws Faults when there is no such provider */
    public static void requireProvider(String typed) {
        if (!PROVIDERS.contains(typed)) {
            throw new Faults(List.of(new Violation(null, null, PROVIDER, noProvider(typed))));
        }
    }

    /** What to say of a provider nobody knows. */
    static String noProvider(String typed) {
        return "There is no provider '%s': use %s.".formatted(Shown.of(typed), providers());
    }

    /** The providers in a sentence. */
    static String providers() {
        return words(PROVIDERS).words();
    }

    static boolean isSection(String name) {
        return ALL.stream().anyMatch(setting -> setting.section().equals(name));
    }

    /** What to say of a key that another provider has. */
    static String foreign(String provider, String key) {
        return "Provider %s has no key '%s'.".formatted(provider, key);
    }

    /** What to say of a key that has to be given and is not. */
    static String missing(Setting setting) {
        return "%s is missing: it is %s, e.g. %s."
                .formatted(setting.key(), setting.kind().words(), setting.example());
    }

    /** What to say of a key nobody knows: the key that was meant, where one is near enough to guess. */
    static String unknown(String typed) {
        var shown = Shown.of(typed);
        return nearest(ALL.stream().map(Setting::key), shown)
                .map(meant -> "There is no key '%s'; did you mean '%s'?".formatted(shown, meant))
                .orElse("There is no key '%s'.".formatted(shown));
    }

    /** What to say of a name in the place of a section: it may be meant for one, or for a key. */
    static String unknownSection(String typed) {
        var shown = Shown.of(typed);
        return nearest(ALL.stream().map(Setting::section), shown)
                .map(meant -> "There is no section '%s'; did you mean '%s'?".formatted(shown, meant))
                .orElseGet(() -> unknown(typed));
    }

    private static Optional<String> nearest(Stream<String> candidates, String typed) {
        return NearMiss.among(candidates, typed, key -> distance(key, typed));
    }

    /** A right name in a wrong section, or in none, is as near as one wrong letter. */
    private static int distance(String key, String typed) {
        var name = typed.substring(typed.lastIndexOf('.') + 1);
        return key.endsWith("." + name) ? 1 : NearMiss.letters(key, typed);
    }
}
