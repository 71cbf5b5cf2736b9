package org.torrust.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.torrust.deployer.adapter.drift.Drift;
import org.torrust.deployer.adapter.drift.Drift.Finding;
import org.torrust.deployer.adapter.drift.Drift.Kind;
import org.torrust.deployer.api.environment.Refused;
import org.torrust.deployer.api.environment.Refused.Reason;
import org.torrust.deployer.api.operation.Phase;
import org.torrust.deployer.cli.Checkup.Fix;
import org.torrust.deployer.cli.wiring.DeployerProgram;

/** What programs are given, held against docs/schemas: a schema must describe all that is given, and nothing wrongly. */
class SchemasTest {

    private static final Path SCHEMAS = Path.of("../docs/schemas");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(VersionFlag.V202012);

    /** In every state, and with operations that are under way, over and broken. */
    private final FakeProgram program = new FakeProgram(
            Story.of("demo", "simulated", Duration.ofMinutes(5)).running("op-2"),
            Story.of("broken", "lxd", Duration.ofHours(3))
                    .provisioned()
                    .configuring()
                    .failed(),
            Story.of("busy", "lxd", Duration.ofSeconds(90)).provisioned().configuring(),
            Story.of("waits", "lxd", Duration.ofHours(1)).running("op-2").released("op-3"),
            Story.of("new", "lxd", Duration.ofSeconds(30)),
            Story.of("old", "lxd", Duration.ofDays(9)).running("op-2").destroyed());

    static void describes(String schema, String document) throws IOException {
        describes(schema, JSON.readTree(document));
    }

    static void describes(String schema, JsonNode document) throws IOException {
        var strict = closed(JSON.readTree(SCHEMAS.resolve(schema + ".json").toFile()));
        assertThat(FACTORY.getSchema(strict).validate(document).stream().map(ValidationMessage::getMessage))
                .as("docs/schemas/%s.json describes %s", schema, document)
                .isEmpty();
    }

    /** A schema lets more come; here what it does not describe is a mistake. */
    private static JsonNode closed(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.has("properties")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(SchemasTest::closed);
        return schema;
    }

    static Stream<Path> schemas() throws IOException {
        try (Stream<Path> files = Files.list(SCHEMAS)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void areJsonSchemasThemselves(Path file) throws IOException {
        var schema = JSON.readTree(file.toFile());

        assertThat(FACTORY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"))
                        .validate(schema))
                .isEmpty();
    }

    @Test
    void describeTheList() throws IOException {
        describes("list", DeployerRun.of(program, "list", "--format", "json").out());
        describes(
                "list",
                DeployerRun.of(new FakeProgram(), "list", "--format", "json").out());
        describes(
                "list",
                new YAMLMapper()
                        .readTree(DeployerRun.of(program, "list", "--format", "yaml")
                                .out()));
    }

    @Test
    void describeWhatWouldBeCreated() throws IOException {
        for (var provider : List.of("lxd", "multipass", "simulated")) {
            describes(
                    "creation",
                    DeployerRun.of(program, "create", "x", "--provider", provider, "--dry-run", "--format", "json")
                            .out());
        }
    }

    @Test
    void describeEveryStatus() throws IOException {
        for (var name : List.of("demo", "broken", "busy", "waits", "new", "old")) {
            describes(
                    "status",
                    DeployerRun.of(program, "status", name, "--format", "json").out());
        }
    }

    @Test
    void describeFailures() throws IOException {
        describes(
                "error",
                DeployerRun.of(program, "status", "nobody", "--format", "json").err());
        describes(
                "error",
                DeployerRun.of(program, "list", "--wat", "--format", "json").err());
        describes(
                "error",
                DeployerRun.of(program, "create", "two", "--format", "json", "--set", "ssh.port=x", "--set", "no=1")
                        .err());
        program.failing(new Refused(Reason.CONFLICT, "It may not.", "Do something else."));
        describes(
                "error",
                DeployerRun.of(program, "deploy", "demo", "--format", "json").err());
    }

    @Test
    void describeWhatDiffers() throws IOException {
        program.drift = Drift.of(new Finding(Kind.PORT, "8080/tcp", "is closed", "answers", Phase.RUN))
                .and(Drift.unseen("the firewall's rules", "It says nothing."));

        describes(
                "drift",
                DeployerRun.of(program, "status", "demo", "--drift", "--format", "json")
                        .out());
    }

    @Test
    void describeWhatCheckFinds() throws IOException {
        program.checkup.finding(
                new CheckLine("Java", CheckLine.Status.OK, "25.0.3", "OK", null),
                new CheckLine("OpenTofu", CheckLine.Status.FAIL, "", "'tofu' is not on PATH", "Install it."));

        describes("check", DeployerRun.of(program, "check", "--format", "json").out());
        program.checkup.planning(new Fix("install Docker", Map.of(), List.of("install docker")));
        describes(
                "check",
                DeployerRun.of(program, "check", "--fix", "--yes", "--format", "json")
                        .out());
    }

    /** The whole program, on a machine that is played. */
    @Test
    void describeWhatASimulatedLifeTells(@TempDir Path workspace) throws IOException {
        describes(
                "done",
                real(workspace, "create", "demo", "--provider", "simulated", "--set", "provider.step-seconds=0"));
        describes("plan", real(workspace, "deploy", "demo", "--dry-run"));
        describes("plan", real(workspace, "provision", "demo", "--dry-run"));
        describes("done", real(workspace, "deploy", "demo", "--auto-approve"));
        describes("list", real(workspace, "list"));
        describeAReplay(workspace);
        describes("status", real(workspace, "status", "demo"));
        describes("services", real(workspace, "status", "demo", "--services-only"));
        describes("drift", real(workspace, "status", "demo", "--drift"));
        describes("test", real(workspace, "test", "demo"));
        describes("test", real(workspace, "test", "demo", "--suite", "full"));
        describes("test", real(workspace, "test", "demo", "--suite", "performance"));
        describes("test", real(workspace, "test", "demo", "--suite", "performance"));
        describes("check", real(workspace, "check", "--provider", "simulated"));
    }

    @Test
    void describeWhatThePastTells(@TempDir Path workspace) throws IOException {
        var past = RecordedPast.busy(workspace);
        describes("history", past.run("history", "--format", "json").out());
        describes(
                "history-events",
                past.run("history", "--events", "--format", "json").out());
        for (var operation : List.of("op-1", "op-2", "op-4", "op-5", "op-6", "op-7")) {
            describes(
                    "history-show",
                    past.run("history", "show", operation, "--format", "json").out());
        }
        describes(
                "history-diff",
                past.run("history", "diff", "demo@@1", "other", "--format", "json")
                        .out());
        describes(
                "history-diff",
                past.run("history", "diff", "demo@~0", "head", "--format", "json")
                        .out());
        describes(
                "status",
                past.run("status", "demo", "--at", "~1", "--format", "json").out());
        describes("list", past.run("list", "--at", "20m", "--format", "json").out());
        for (var what : List.of("--limit=20", "--events")) {
            for (var line :
                    past.run("history", what, "--format", "jsonl").out().lines().toList()) {
                describes("history-line", line);
            }
        }
    }

    private static void describeAReplay(Path workspace) throws IOException {
        var replay = real(workspace, "replay", "demo", "--step");
        describes("replay", replay);
        describes("status", JSON.readTree(replay).at("/environments/0/state"));
        describes("replay-check", real(workspace, "replay", "--all", "--check"));
        var broken = workspace.resolve("broken");
        real(broken, "create", "demo", "--provider", "simulated", "--set", "provider.fail-at=provision.tofu-init");
        DeployerRun.of(new DeployerProgram(), "deploy", "demo", "--auto-approve", "--workspace", broken.toString());
        describes("replay", real(broken, "replay", "demo", "--until-error"));
        for (var what : List.of("--trace", "--until-error")) {
            var line = new String[] {"replay", "demo", what, "--format", "jsonl", "--workspace", broken.toString()};
            for (var each :
                    DeployerRun.of(new DeployerProgram(), line).out().lines().toList()) {
                describes("replay-line", each);
            }
        }
    }

    private static String real(Path workspace, String... arguments) {
        var line = Stream.concat(
                        Arrays.stream(arguments), Stream.of("--format", "json", "--workspace", workspace.toString()))
                .toArray(String[]::new);
        var run = DeployerRun.of(new DeployerProgram(), line);
        assertThat(run.exitCode()).as(run.toString()).isZero();
        return run.out();
    }
}
