package org.torrust.deployer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
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

    /** Where they belong; everywhere else they have leaked. */
    private static final String KEEPERS =
            "data/[a-z]+/secrets/api-token|data/[a-z]+/ssh/id|build/[a-z]+/release/[^/]+/(\\.env|tracker/tracker\\.toml)"
                    + "|data/[a-z]+/(inbox/[^/]+/tracker|tracker/[0-9a-f]{64})\\.toml|data/[a-z]+/jobs/.*|data/\\.archive/.*"
                    + "|data/[a-z]+/backups/.*";

    private static final List<String> FORMATS = List.of("table", "json");

    @TempDir
    private Path folder;

    private Shell shell;
    private final StringBuilder said = new StringBuilder();
    private String key;

    @BeforeEach
    void plant() throws IOException {
        shell = new Shell(folder.resolve("workspace"))
                .with("TOKEN", BY_VARIABLE)
                .with("PROXY_PASSWORD", PROXY)
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
        create("variable", "--set", "tracker.api-token=${env:TOKEN}");
        create("file", "--from", path("referring.yaml"));
        create("settings", "--from", path("settings.yaml"));
        create("defaults");
        say(shell.reading(folder.resolve("input.yaml"))
                .deployer("create", "input", "--provider", "simulated", "--from", "-", "-vv"));
        create("keyed", "--ssh-key", path("key"));
        for (var refused : List.of("proxy", "mirror", "registry")) {
            assertThat(say(shell.deployer("create", refused, "--from", path(refused + ".yaml")))
                            .exitCode())
                    .isEqualTo(2);
            say(shell.deployer("config", "validate", path(refused + ".yaml"), "--format", "json"));
        }
        say(shell.deployer("create", "proxy", "--set", "apt.proxy=http://joe:${env:PROXY_PASSWORD}@10.0.0.1:3142"));

        liveThrough("variable");
        liveThrough("keyed");
        say(shell.deployer("config", "set", "file", "provider.fail-at=configure.users"));
        say(shell.deployer("deploy", "file", "--auto-approve", "-vv"));
        lookAtEverything();

        assertThat(said.toString().lines().filter(this::holdsACanary)).isEmpty();
        assertThat(leaks()).isEmpty();
    }

    @Test
    void areInNoCommandLineWhileAnOperationRuns() throws IOException {
        create("variable", "--set", "tracker.api-token=${env:TOKEN}");
        say(shell.deployer("config", "set", "variable", "provider.step-seconds=0.1"));
        // Nobody reads what it says meanwhile, so it says nothing.
        var deploy = shell.with("DEPLOYER_LOG", "error").start("deploy", "variable", "--auto-approve", "-q");
        var lines = new StringBuilder();
        do {
            lines.append(processes());
        } while (deploy.isAlive());

        assertThat(deploy.onExit().join().exitValue()).isZero();
        assertThat(lines.toString()).contains("deploy variable --auto-approve");
        assertThat(lines.toString().lines().filter(this::holdsACanary)).isEmpty();
    }

    private void liveThrough(String name) throws IOException {
        say(shell.deployer("deploy", name, "--auto-approve", "-vv"));
        say(shell.deployer("test", name, "--suite", "full", "-vv"));
        var own = ownConfiguration(name);
        write("tracker.toml", own + "\n[canary]\nadmin = \"%s\"\n".formatted(OWN));
        say(shell.deployer("release", name, "--config", path("tracker.toml"), "-vv"));
        write("broken.toml", own + "\n[canary\nadmin = \"%s\"\n".formatted(BROKEN));
        assertThat(say(shell.deployer("release", name, "--config", path("broken.toml"), "-vv"))
                        .exitCode())
                .isNotZero();
        say(shell.deployer("run", name, "-vv"));
        say(shell.deployer("stop", name, "-vv"));
        say(shell.deployer("run", name));
        say(shell.deployer("destroy", name, "--backup", "--keep-data", "--dry-run"));
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
                    "events list --limit 1000",
                    "events types",
                    "events show 1",
                    "replay variable --step",
                    "history --limit 1000 --wide",
                    "history --events --limit 1000 --wide",
                    "history show 1",
                    "history diff variable@@1 keyed@head",
                    "status variable --at @5",
                    "list --at 1s",
                    "projections list",
                    "projections verify",
                    "check variable")) {
                say(shell.deployer((line + " --format " + format).split(" ")));
            }
        }
        say(shell.deployer("events", "export"));
        say(shell.deployer("logs", "variable"));
        say(shell.deployer("replay", "--all", "--check"));
    }

    /** Files that hold what they should not, or that others than their owner can read. */
    private List<String> leaks() throws IOException {
        var leaks = new ArrayList<String>();
        try (var all = Files.walk(shell.workspace())) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                var name = shell.workspace().relativize(file).toString();
                var mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
                if (holdsACanary(file)
                        && !name.equals("config.yaml")
                        && (!name.matches(KEEPERS) || !mode.equals("rw-------"))) {
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
        var line = new ArrayList<>(List.of("create", name, "--provider", "simulated", "-vv"));
        line.addAll(List.of("--set", "provider.step-seconds=0"));
        line.addAll(List.of(more));
        assertThat(say(shell.deployer(line.toArray(String[]::new))).exitCode()).isZero();
    }

    private DeployerRun say(DeployerRun run) {
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
