package org.torrust.deployer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The packaged program, run as a process on the simulated provider. */
class SimulatedLifeTest {

    static final String QUICK = "provider.step-seconds=0";

    @TempDir
    Path folder;

    Shell shell;

    @BeforeEach
    void aWorkspace() {
        shell = new Shell(folder.resolve("workspace"));
    }

    @Test
    void goesFromNothingToRunningAndBackToNothing() throws IOException {
        succeeds("create", "demo", "--provider", "simulated", "--set", QUICK);
        assertThat(succeeds("deploy", "demo", "--auto-approve").err())
                .contains("demo is running")
                .contains("SIMULATED");
        assertThat(succeeds("test", "demo").out()).contains("udp-announce", "SIMULATED");
        assertThat(status().path("state").asText()).isEqualTo("running");
        assertThat(status().path("simulated").asBoolean()).isTrue();

        assertThat(succeeds("deploy", "demo", "--auto-approve").err()).contains("nothing was changed");

        var own = folder.resolve("tracker.toml");
        Files.writeString(own, ownTrackerConfiguration());
        var before = status().path("running").path("id").asText();
        succeeds("release", "demo", "--config", own.toString());
        assertThat(status().path("running").path("id").asText()).isEqualTo(before);
        assertThat(status().path("pending").path("listeners").path("udp").toString())
                .isEqualTo("[\"0.0.0.0:6868\"]");
        succeeds("run", "demo");
        assertThat(status().path("running").path("id").asText()).isNotEqualTo(before);
        assertThat(succeeds("test", "demo").exitCode()).isZero();

        succeeds("destroy", "demo", "--force");
        assertThat(status().path("state").asText()).isEqualTo("destroyed");
        assertThat(shell.workspace().resolve("data/demo")).doesNotExist();
        succeeds("create", "demo", "--provider", "simulated", "--set", QUICK);
    }

    @Test
    void tellsWhereItFailedAndGoesOnThere() throws IOException {
        succeeds(
                "create",
                "demo",
                "--provider",
                "simulated",
                "--set",
                QUICK,
                "--set",
                "provider.fail-at=configure.install-docker",
                "--set",
                "provider.fail-times=1");

        var failed = shell.deployer("deploy", "demo", "--auto-approve");
        assertThat(failed.exitCode()).isEqualTo(6);
        assertThat(failed.err()).contains("deploy failed at install-docker: SIMULATED");
        assertThat(shell.deployer("list", "--wide").out()).contains("provisioned (deploy: failed at install-docker)");
        assertThat(shell.deployer("deploy", "demo", "--dry-run").out())
                .startsWith("would do   configure render-ansible");

        succeeds("deploy", "demo", "--auto-approve");
        assertThat(status().path("state").asText()).isEqualTo("running");
    }

    static Stream<Arguments> badInput() {
        return Stream.of(
                Arguments.of(3, List.of("status", "nobody"), "There is no environment nobody."),
                Arguments.of(3, List.of("deploy", "nobody"), "There is no environment nobody."),
                Arguments.of(3, List.of("destroy", "nobody", "--force"), "There is no environment nobody."),
                Arguments.of(
                        2,
                        List.of("create", "taken", "--provider", "simulated"),
                        "There is an environment taken already."),
                Arguments.of(2, List.of("create", "../x"), "is not an environment name"),
                Arguments.of(2, List.of("create", "-rf"), "Unknown option: '-rf'"),
                Arguments.of(2, List.of("create", "x".repeat(64)), "is not an environment name"),
                Arguments.of(2, List.of("create", "Demo"), "is not an environment name"),
                Arguments.of(2, List.of("create", ""), "ENVIRONMENT is empty."),
                Arguments.of(2, List.of("create", "a\nb"), "is not an environment name"),
                Arguments.of(2, List.of("create"), "Missing required parameter"),
                Arguments.of(
                        2, List.of("create", "new", "--ssh-key", "/nowhere/id"), "There is no key file /nowhere/id."),
                Arguments.of(
                        2, List.of("create", "new", "--template", "/nowhere"), "There is no template folder /nowhere."),
                Arguments.of(2, List.of("create", "new", "--provider", "aws"), "There is no provider 'aws'"),
                Arguments.of(2, List.of("create", "new", "--set", "provider.cpu=1"), "did you mean 'provider.cpus'?"),
                Arguments.of(
                        2,
                        List.of("create", "new", "--set", "provider.cpus=many"),
                        "provider.cpus is a whole number, not 'many'."),
                Arguments.of(
                        2,
                        List.of("create", "new", "--set", "tracker.udp=6969"),
                        "an address to listen on like 0.0.0.0:6969"),
                Arguments.of(2, List.of("create", "new", "--set", "tracker.udp=0.0.0.0:0"), "use 1 to 65535"),
                Arguments.of(2, List.of("create", "new", "--set", "novalue"), "write --set key=value"),
                Arguments.of(
                        2,
                        List.of("create", "new", "--provider", "simulated", "--set", "provider.fail-at=x.y"),
                        "provider.fail-at is a step like"),
                Arguments.of(5, List.of("configure", "taken"), "taken is created; this needs it to be provisioned."),
                Arguments.of(5, List.of("run", "taken"), "taken is created; this needs it to be released."),
                Arguments.of(5, List.of("test", "taken"), "taken is not running"),
                Arguments.of(2, List.of("destroy", "taken"), "its name has to be typed in"),
                Arguments.of(2, List.of("release", "taken", "--config", "/nowhere"), "There is no such file."),
                Arguments.of(2, List.of("lsit"), "lsit"),
                Arguments.of(2, List.of("list", "--format", "xml"), "xml"),
                Arguments.of(2, List.of(), "Which command?"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("badInput")
    void refusesBadInputInOneSentenceAndChangesNothing(int code, List<String> arguments, String words)
            throws IOException {
        succeeds("create", "taken", "--provider", "simulated", "--set", QUICK);
        var before = files();

        var run = shell.deployer(arguments.toArray(String[]::new));

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(code);
        assertThat(run.err()).contains(words).doesNotContain("\tat ", "Exception");
        assertThat(run.out()).isEmpty();
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void tellsErrorsToProgramsAsOneObject() throws IOException {
        var run = shell.deployer("status", "nobody", "--format", "json");

        var problem = new ObjectMapper().readTree(run.err());
        assertThat(problem.path("exitCode").asInt()).isEqualTo(3);
        assertThat(problem.path("title").asText()).isEqualTo("There is no environment nobody.");
        assertThat(problem.path("type").asText()).endsWith(":not-found");
    }

    @Test
    void keepsItsSecretsAndItsFilesToItself() throws IOException {
        succeeds("create", "demo", "--provider", "simulated", "--set", QUICK);
        var token = Files.readString(shell.workspace().resolve("data/demo/secrets/api-token"));
        var said = new StringBuilder(
                succeeds("deploy", "demo", "--auto-approve", "-v").all());
        said.append(succeeds("test", "demo", "-v").all());
        for (var format : List.of("table", "json", "yaml")) {
            said.append(succeeds("status", "demo", "--format", format).all());
        }

        assertThat(said.toString()).doesNotContain(token);
        try (var all = Files.walk(shell.workspace())) {
            for (var file : all.toList()) {
                if (Files.isRegularFile(file) && holds(file, token)) {
                    assertThat(file.getFileName().toString()).isIn("api-token", ".env");
                    assertThat(mode(file)).isEqualTo("rw-------");
                }
            }
        }
        assertThat(mode(shell.workspace().resolve("data/demo/ssh/id"))).isEqualTo("rw-------");
        assertThat(mode(shell.workspace().resolve("data/events.db"))).isEqualTo("rw-------");
        assertThat(mode(shell.workspace().resolve("data"))).isEqualTo("rwx------");
    }

    @Test
    void endsInterruptedAndGoesOn() throws IOException {
        succeeds("create", "demo", "--provider", "simulated", "--set", "provider.step-seconds=0.5");
        var run = shell.deployerUntil("tofu-apply       …", "deploy", "demo", "--auto-approve", "-v")
                .signalled("INT");

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(130);
        assertThat(run.err()).contains("SIGINT: stopping", "deploy was interrupted at tofu-apply.");
        assertThat(shell.deployer("list", "--wide").out()).contains("created (deploy: interrupted at tofu-apply)");
        assertThat(shell.deployer("provision", "demo", "--auto-approve").exitCode())
                .isZero();
    }

    @Test
    void takesOverFromARunThatWasKilled() throws IOException {
        succeeds("create", "demo", "--provider", "simulated", "--set", "provider.step-seconds=0.2");
        shell.deployerUntil("tofu-apply       …", "deploy", "demo", "--auto-approve", "-v")
                .signalled("KILL");

        assertThat(succeeds("deploy", "demo", "--auto-approve").err()).contains("demo is running");
    }

    @Test
    void refusesASecondOperatorWhileOneIsAtWork() throws IOException {
        succeeds("create", "demo", "--provider", "simulated", "--set", "provider.step-seconds=1");
        var first = shell.deployerUntil("tofu-init        …", "provision", "demo", "--auto-approve", "-v");

        var second = shell.deployer("provision", "demo", "--auto-approve");

        assertThat(second.exitCode()).as(second.toString()).isEqualTo(4);
        assertThat(second.err()).contains("provision is at work on demo");
        assertThat(first.signalled("TERM").exitCode()).isEqualTo(143);
    }

    private DeployerRun succeeds(String... arguments) throws IOException {
        var run = shell.deployer(arguments);
        assertThat(run.exitCode()).as(run.toString()).isZero();
        return run;
    }

    private JsonNode status() throws IOException {
        return new ObjectMapper()
                .readTree(succeeds("status", "demo", "--format", "json").out());
    }

    private String ownTrackerConfiguration() throws IOException {
        try (var all = Files.walk(shell.workspace().resolve("build/demo/release"))) {
            var rendered = all.filter(file -> file.endsWith("tracker.toml"))
                    .findFirst()
                    .orElseThrow();
            return Files.readString(rendered).replace(":6969", ":6868");
        }
    }

    private List<String> files() throws IOException {
        try (var all = Files.walk(shell.workspace())) {
            return all.map(Path::toString)
                    .filter(name -> !name.contains("events.db-"))
                    .sorted()
                    .toList();
        }
    }

    private static boolean holds(Path file, String token) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(token);
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
