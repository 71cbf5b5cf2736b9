package org.torrust.deployer.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A word is planted in every place a secret can enter by. It comes to the files that are there to hold it, each 0600, and
 * to no event, export, view, answer, error, log or command line.
 */
class SecretsTest {

    private static final String BY_VARIABLE = "canary-by-variable-1c9e5a";
    private static final String BY_FILE = "canary-by-file-7d20b1";
    private static final String IN_SETTINGS = "canary-in-settings-93f4c8";
    private static final String IN_DEFAULTS = "canary-in-defaults-5b71e0";
    private static final String BY_INPUT = "canary-by-input-e86a2d";
    private static final String OWN = "canary-own-configuration-41c7f9";
    private static final String BROKEN = "canary-broken-configuration-0a3d6e";
    private static final String PROXY = "canary-proxy-b2958c";
    private static final String REGISTRY = "canary-registry-6e1f07";
    private static final String MIRROR = "canary-mirror-c47d3b";

    private static final List<String> CANARIES =
            List.of(BY_VARIABLE, BY_FILE, IN_SETTINGS, IN_DEFAULTS, BY_INPUT, OWN, BROKEN, PROXY, REGISTRY, MIRROR);

    private static final List<String> FORMATS = List.of("table", "json");

    private final EveryCommand every = new EveryCommand();
    private final Set<String> tried = new TreeSet<>();
    private final SecretPlaces places = new SecretPlaces();

    SecretsTest() throws IOException {}

    @TempDir
    private Path folder;

    private Shell shell;
    private final StringBuilder said = new StringBuilder();
    private final List<String> surprises = new ArrayList<>();
    private String key;

    @BeforeEach
    void plant() throws IOException {
        shell = new Shell(folder.resolve("workspace"))
                .with("TOKEN", BY_VARIABLE)
                .with("PROXY_PASSWORD", PROXY)
                .with("DEPLOYER_AUTO_APPROVE", "true")
                .with("DEPLOYER_LOG", "trace");
        write("token", BY_FILE + "\n");
        write("settings.yaml", settings(IN_SETTINGS));
        write("referring.yaml", settings("${file:token}"));
        write("input.yaml", settings(BY_INPUT));
        write("workspace/config.yaml", "defaults:\n  tracker:\n    api-token: %s\n".formatted(IN_DEFAULTS));
        write("proxy.yaml", "apt:\n  proxy: http://joe:%s@10.0.0.1:3142\n".formatted(PROXY));
        write("mirror.yaml", "apt:\n  mirror: http://joe:%s@10.0.0.1/debian\n".formatted(MIRROR));
        write("registry.yaml", "docker:\n  registry-mirrors: [\"http://joe:%s@10.0.0.1:5000\"]\n".formatted(REGISTRY));
        key = key();
    }

    @Test
    void stayWhereTheyBelong() throws IOException {
        beCreated();
        liveThrough("variable");
        liveThrough("keyed");
        goThroughEachPhase("settings");
        failInEveryWay();
        makeWithTools();
        lookAtEverything();
        beDestroyed("variable");

        var leaks = leaks();
        var empty = places.emptyIn(shell.workspace());
        assertSoftly(softly -> {
            softly.assertThat(surprises).isEmpty();
            softly.assertThat(tried)
                    .as("every command is tried: one that is new has to be gone through here")
                    .isEqualTo(every.names());
            softly.assertThat(said.toString().lines().filter(this::holdsACanary))
                    .isEmpty();
            softly.assertThat(leaks).as("what docs/security.md does not say").isEmpty();
            softly.assertThat(empty)
                    .as(
                            "what docs/security.md says and is not, but for a restore at work and for tools of a machine that is gone")
                    .isSubsetOf("data/ENV/inbox/OPERATION/**", "data/.archive/ENV/**");
        });
    }

    @Test
    void areInNoArgumentAndNoVariableOfATool() throws IOException {
        var seen = makeWithTools();

        assertThat(surprises).isEmpty();
        assertThat(seen).contains("tofu -chdir=", "tofu version", "ansible-playbook --version", "lxc ", "PATH=");
        assertThat(seen)
                .doesNotContain(Files.readString(shell.workspace().resolve("data/state.key"))
                        .strip());
        assertThat(seen.lines().filter(this::holdsACanary)).isEmpty();
    }

    @Test
    void areChangedAsThePageSays() throws IOException {
        create("demo");
        done("deploy", "demo");
        Files.writeString(shell.workspace().resolve("data/demo/secrets/api-token"), BY_FILE);

        done("release", "demo");
        done("run", "demo", "--wait");

        done("test", "demo");
        assertThat(surprises).isEmpty();
        try (var all = Files.walk(shell.workspace().resolve("build/demo/release"))) {
            var told = all.filter(file -> file.endsWith(".env")).toList();
            assertThat(told).anySatisfy(file -> assertThat(file).content().contains(BY_FILE));
        }
        assertThat(said.toString()).doesNotContain(BY_FILE);
    }

    @Test
    void areInNoCommandLineWhileAnOperationRuns() throws IOException {
        create("variable", "--set", "tracker.api-token=${env:TOKEN}");
        done("config", "set", "variable", "provider.step-seconds=0.1");
        // Nobody reads what it says meanwhile, so it says nothing.
        var deploy = shell.with("DEPLOYER_LOG", "error").start("deploy", "variable", "-q");
        var lines = new StringBuilder();
        do {
            lines.append(processes());
        } while (deploy.isAlive());

        assertThat(surprises).isEmpty();
        assertThat(deploy.onExit().join().exitValue()).isZero();
        assertThat(lines.toString()).contains("deploy variable -q");
        assertThat(lines.toString().lines().filter(this::holdsACanary)).isEmpty();
    }

    private String makeWithTools() throws IOException {
        var tools = new WitnessingTools(folder.resolve("tools"));
        var playing = tools.before(shell);
        say(playing, "create", "made", "--provider", "lxd", "--set", "tracker.api-token=${env:TOKEN}");
        ends(6, playing, List.of("provision", "made", "--keep-on-failure"));
        say(playing, "check", "made");
        return tools.seen();
    }

    private void beCreated() throws IOException {
        create("variable", "--set", "tracker.api-token=${env:TOKEN}");
        create("file", "--from", path("referring.yaml"));
        create("settings", "--from", path("settings.yaml"));
        create("defaults");
        say(shell.reading(folder.resolve("input.yaml")), "create", "input", "--provider", "simulated", "--from", "-");
        create("keyed", "--ssh-key", path("key"));
        for (var refused : List.of("proxy", "mirror", "registry")) {
            refused(2, "create", refused, "--from", path(refused + ".yaml"));
            refused(2, "config", "validate", path(refused + ".yaml"));
        }
        refused(2, "create", "proxy", "--set", "apt.proxy=http://joe:${env:PROXY_PASSWORD}@10.0.0.1:3142");
    }

    private void liveThrough(String name) throws IOException {
        done("deploy", name);
        done("test", name, "--suite", "full");
        write("tracker.toml", ownConfiguration(name) + "\n[canary]\nadmin = \"%s\"\n".formatted(OWN));
        done("release", name, "--config", path("tracker.toml"));
        done("run", name);
    }

    private void goThroughEachPhase(String name) throws IOException {
        for (var phase : List.of("provision", "configure", "release", "run")) {
            say(phase, name, "--dry-run");
            done(phase, name);
        }
        done("stop", name);
        done("config", "set", name, "tracker.tag=3.0.1");
        done("deploy", name);
    }

    /** Input that cannot be used, what is refused, a tool that fails, an interruption, someone else at work, a history that is none. */
    private void failInEveryWay() throws IOException {
        write("broken.toml", "[metadata]\n[canary\nadmin = \"%s\"\n".formatted(BROKEN));
        refused(2, "release", "variable", "--config", path("broken.toml"));
        write("broken.yaml", "tracker:\n  api-token: %s\n api-tokens: [%s\n".formatted(BROKEN, BROKEN));
        write("unknown.yaml", "tracker:\n  api-token: [%s]\n  api-tokn: %s\n".formatted(BROKEN, BROKEN));
        for (var file : List.of("broken.yaml", "unknown.yaml")) {
            refused(2, "create", "bad", "--from", path(file));
            refused(2, "config", "validate", path(file));
        }
        refused(2, "create", "bad", "--set", "tracker.api-token=" + BROKEN);
        refused(2, "create", "bad", "--set", "tracker.tag=a b;${env:TOKEN}");
        refused(2, "config", "set", "variable", "tracker.api-token=${env:TOKEN}");
        refused(2, "restore", "variable", path("key"), "--force");
        refused(5, "run", "defaults");
        refused(3, "deploy", "nobody");
        done("config", "set", "file", "provider.fail-at=configure.users", "provider.fail-times=2");
        refused(6, "deploy", "file");
        done("config", "set", "input", "provider.step-seconds=0.2");
        var deploy = List.of("deploy", "input", "-vv").toArray(String[]::new);
        said.append(shell.deployerUntil("tofu-apply       …", deploy)
                .signalled("INT")
                .all());
        var working = shell.deployerUntil("tofu-apply       …", deploy);
        working.signal("STOP");
        refused(4, "deploy", "input");
        var operation = shell.deployer("__operations").out().lines().findFirst().orElseThrow();
        done("unlock", "input", "--op", operation, "--reason", "it is stopped");
        working.signal("CONT");
        said.append(working.ended().all());
        refused(8, "list", "--workspace", notAHistory());
    }

    private String notAHistory() throws IOException {
        write("elsewhere/data/events.db", IN_SETTINGS.repeat(100));
        return path("elsewhere");
    }

    private void lookAtEverything() throws IOException {
        for (var format : FORMATS) {
            for (var line : List.of(
                    "list",
                    "list --wide",
                    "status variable",
                    "status file",
                    "status keyed --recorded",
                    "config show variable",
                    "config show keyed",
                    "config template",
                    "config schema",
                    "events list --limit 1000",
                    "events types",
                    "events show 1",
                    "events verify",
                    "replay variable --step",
                    "history --limit 1000 --wide",
                    "history --events --limit 1000 --wide",
                    "history show 1",
                    "history diff variable@@1 keyed@head",
                    "status variable --at @5",
                    "list --at 1s",
                    "projections list",
                    "projections verify",
                    "projections rebuild --all",
                    "check variable")) {
                say((line + " --format " + format).split(" "));
            }
        }
        done("events", "export", "-o", path("export.jsonl"));
        done("events", "export");
        done(
                "events",
                "import",
                path("export.jsonl"),
                "--into",
                shell.workspace().resolve("imported").toString());
        done("events", "checkpoint");
        done("logs", "variable");
        done("replay", "--all", "--check");
        for (var line : List.of(
                "ssh variable -- env",
                "help create",
                "completion bash",
                "config",
                "events",
                "projections",
                "history",
                "--version",
                "__environments",
                "__operations")) {
            say(line.split(" "));
        }
    }

    private void beDestroyed(String name) throws IOException {
        say("destroy", name, "--backup", "--keep-data", "--dry-run");
        done("destroy", name, "--backup", "--keep-data", "--force");
        create(name, "--set", "tracker.api-token=${env:TOKEN}");
        done("deploy", name);
        try (var backups = Files.list(shell.workspace().resolve("data/%s/backups".formatted(name)))) {
            var backup = backups.filter(file -> file.toString().endsWith(".tar.gz"))
                    .findFirst()
                    .orElseThrow();
            done("restore", name, backup.toString(), "--force");
        }
        done("destroy", name, "--force");
        done("history", name, "--events", "--wide");
    }

    /** What others than its owner can look into, and files that hold a secret which is said to be elsewhere. */
    private List<String> leaks() throws IOException {
        var leaks = new ArrayList<String>();
        try (var all = Files.walk(shell.workspace())) {
            for (var file : all.toList()) {
                var name = shell.workspace().relativize(file);
                var mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
                var isOurs = !name.toString().isEmpty() && !name.endsWith("config.yaml");
                if ((isOurs && !mode.endsWith("------"))
                        || (Files.isRegularFile(file) && holdsACanary(file) && !places.has(name))) {
                    leaks.add(mode + " " + name);
                }
            }
        }
        return leaks;
    }

    private boolean holdsACanary(Path file) throws IOException {
        return holdsACanary(Files.readString(file, StandardCharsets.ISO_8859_1));
    }

    private boolean holdsACanary(String text) {
        return text.contains(key) || CANARIES.stream().anyMatch(text::contains);
    }

    private void create(String name, String... more) throws IOException {
        var line = new ArrayList<>(List.of("create", name, "--provider", "simulated"));
        line.addAll(List.of("--set", "provider.step-seconds=0"));
        line.addAll(List.of(more));
        done(line.toArray(String[]::new));
    }

    private void done(String... arguments) throws IOException {
        ends(0, shell, List.of(arguments));
    }

    /** Tries the same for people and for programs. */
    private void refused(int exitCode, String... arguments) throws IOException {
        for (var format : FORMATS) {
            var line = new ArrayList<>(List.of(arguments));
            line.add("--format=" + format);
            ends(exitCode, shell, line);
        }
    }

    private void ends(int exitCode, Shell shell, List<String> line) throws IOException {
        var run = say(shell, line.toArray(String[]::new));
        if (run.exitCode() != exitCode) {
            var words = run.err().lines().toList();
            surprises.add("%s ended with %d: %s"
                    .formatted(line, run.exitCode(), words.subList(Math.max(0, words.size() - 4), words.size())));
        }
    }

    private DeployerRun say(String... arguments) throws IOException {
        return say(shell, arguments);
    }

    /** As loud as it gets: with the log of all that happens inside, too. */
    private DeployerRun say(Shell shell, String... arguments) throws IOException {
        tried.add(every.of(List.of(arguments)));
        var line = new ArrayList<>(List.of("-vv"));
        line.addAll(List.of(arguments));
        var run = shell.deployer(line.toArray(String[]::new));
        said.append(run.all());
        return run;
    }

    private String ownConfiguration(String name) throws IOException {
        try (var all = Files.walk(shell.workspace().resolve("build/%s/release".formatted(name)))) {
            return Files.readString(all.filter(file -> file.endsWith("tracker.toml"))
                    .findFirst()
                    .orElseThrow());
        }
    }

    /** A private key; its first line of base 64. */
    private String key() throws IOException {
        var made = Shell.finished(
                new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "canary", "-f", path("key"))
                        .start());
        assertThat(made.exitCode()).as(made.all()).isZero();
        // The second line has the key's own bytes; the first is the same in every key.
        return Files.readAllLines(folder.resolve("key")).get(3);
    }

    private static String processes() throws IOException {
        return Shell.finished(new ProcessBuilder("ps", "-eo", "args").start()).out();
    }

    private static String settings(String token) {
        return "tracker:\n  api-token: \"%s\"\nprovider:\n  step-seconds: 0\n".formatted(token);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private void write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
