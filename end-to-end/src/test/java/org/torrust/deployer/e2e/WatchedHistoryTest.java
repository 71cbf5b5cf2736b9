package org.torrust.deployer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one process does, as the history of another one tells it. */
class WatchedHistoryTest {

    private static final String CANARY = "canary-in-the-api-token";

    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void aWorkspace() {
        shell = new Shell(folder.resolve("workspace"));
    }

    @Test
    void followsADeploymentAndEndsAsItEnds() throws IOException {
        create("provider.fail-at=configure.install-docker");
        var watching = shell.deployerUntilItPrints("create", "history", "demo", "--follow", "--exit-status");

        var deploy = shell.deployer("deploy", "demo", "--auto-approve");

        var watched = watching.ended();
        assertThat(watched.exitCode()).isEqualTo(deploy.exitCode()).isEqualTo(6);
        assertThat(watched.out()).contains("in progress", "failed at install-docker");
        assertThat(watched.err()).isEmpty();
    }

    @Test
    void writesJsonLinesWhileADeploymentGoesOn() throws IOException {
        create("provider.step-seconds=0");
        var watching = shell.deployerUntilItPrints(
                "environment.created", "history", "demo", "-f", "--exit-status", "--events", "--format", "jsonl");

        shell.deployer("deploy", "demo", "--auto-approve");

        var lines = watching.ended().out().lines().toList();
        assertThat(json(lines.getLast()).path("type").asText()).isEqualTo("operation.succeeded");
        for (var i = 0; i < lines.size(); i++) {
            assertThat(json(lines.get(i)).path("position").asInt()).isEqualTo(i + 1);
        }
    }

    @Test
    void endsQuietlyWithCtrlC() throws IOException {
        create("provider.step-seconds=0");

        var watched =
                shell.deployerUntilItPrints("create", "history", "--follow").signalled("INT");

        assertThat(watched.exitCode()).isEqualTo(130);
        assertThat(watched.err()).isEmpty();
    }

    @Test
    void tellsThatARunWasKilledUntilTheNextOneRecordsIt() throws IOException {
        create("provider.step-seconds=0.2");
        shell.deployerUntil("tofu-apply       …", "deploy", "demo", "--auto-approve", "-v")
                .signalled("KILL");

        assertThat(shell.deployer("history", "demo", "--limit", "1").out()).contains("abandoned");
        assertThat(shell.deployer("history", "demo", "-f", "--exit-status").exitCode())
                .isEqualTo(130);
        shell.deployer("deploy", "demo", "--auto-approve");
        assertThat(shell.deployer("history", "demo", "--status", "interrupted").out())
                .contains("interrupted at tofu-apply");
    }

    @Test
    void tellsWhatWasTypedAndNoSecret() throws IOException {
        var token = Files.writeString(folder.resolve("token"), CANARY);
        var typed = "tracker.api-token=${file:" + token + "}";
        create(typed);
        shell.deployer("deploy", "demo", "--auto-approve");
        shell.deployer("create", "other", "--provider", "simulated", "--set", "tracker.api-token=" + CANARY);

        var said = new StringBuilder();
        for (var format : new String[] {"table", "json"}) {
            said.append(shell.deployer("history", "--format", format, "--wide").all());
            said.append(shell.deployer("history", "--events", "--format", format, "--wide")
                    .all());
            said.append(
                    shell.deployer("history", "show", "1", "--format", format).all());
            said.append(shell.deployer("history", "diff", "demo", "--format", format)
                    .all());
            said.append(shell.deployer("status", "demo", "--at", "~1", "--format", format)
                    .all());
        }

        assertThat(Files.readString(shell.workspace().resolve("data/demo/secrets/api-token")))
                .isEqualTo(CANARY);
        assertThat(said.toString()).contains(typed).doesNotContain(CANARY);
    }

    private void create(String setting) throws IOException {
        var run = shell.deployer(
                "create", "demo", "--provider", "simulated", "--set", SimulatedLifeTest.QUICK, "--set", setting);
        assertThat(run.exitCode()).as(run.toString()).isZero();
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
