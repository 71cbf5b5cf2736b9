package org.torrust.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.torrust.deployer.cli.wiring.DeployerProgram;

/** The whole program, on a machine that is played: what survives an environment and how it comes back. */
class BackupTest {

    @TempDir
    Path workspace;

    private Path data;

    @BeforeEach
    void aTracker() {
        data = workspace.resolve("data/demo");
        create();
        good("deploy", "demo", "--auto-approve");
    }

    @Test
    void outlivesItsEnvironmentAndComesBackInAnother() throws IOException {
        var said = good("destroy", "demo", "--force", "--backup", "--reason", "moves away");
        var backup = onlyBackup();

        assertThat(said).contains("Its backups are in data/demo/backups.");
        assertThat(data.toFile().list()).containsExactly("backups");

        create();
        good("deploy", "demo", "--auto-approve");
        assertThat(good("restore", "demo", backup.toString(), "--force"))
                .contains("restore   put-back         done", "demo is running with what the backup held.");
        assertThat(data.resolve("simulated/database")).content().startsWith("SIMULATED: database of ");
    }

    @Test
    void bringsBackATrackerConfigurationOfTheOperatorsOwn() throws IOException {
        var own = Files.writeString(workspace.resolve("own.toml"), ConfigSetTest.OWN);
        good("release", "demo", "--config", own.toString());
        good("destroy", "demo", "--force", "--backup");
        create();
        good("deploy", "demo", "--auto-approve");

        good("restore", "demo", onlyBackup().toString(), "--force");

        assertThat(run("status", "demo").out()).contains(":6868", "your own tracker.toml, SHA-256 ");
        good("release", "demo");
        assertThat(run("status", "demo").out()).contains(":6868").doesNotContain("Pending");
        good("replay", "--all", "--check");
    }

    @Test
    void changesNothingWhenItCannotBeUsed() throws IOException {
        good("destroy", "demo", "--force", "--backup");
        create();
        good("deploy", "demo", "--auto-approve");
        var bytes = Files.readAllBytes(onlyBackup());
        Files.write(workspace.resolve("cut.tar.gz"), Arrays.copyOf(bytes, bytes.length / 2));
        Files.write(workspace.resolve("other.tar.gz"), bytes);
        Files.writeString(workspace.resolve("other.tar.gz.sha256"), "00  other.tar.gz\n");
        Files.writeString(workspace.resolve("foreign.tar.gz"), "no archive at all");

        for (var file : List.of("cut.tar.gz", "other.tar.gz", "foreign.tar.gz")) {
            var run = run("restore", "demo", workspace.resolve(file).toString(), "--force");

            assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCodes.USAGE);
            assertThat(run.err()).contains(file + " cannot be used: ", "Nothing was changed.");
        }
        assertThat(run("history", "demo", "--type", "restore").out()).doesNotContain("restore");
        assertThat(good("deploy", "demo")).contains("nothing was missing and nothing was changed");
    }

    @Test
    void isNotLeftInTheInboxByARestorationThatFails() throws IOException {
        good("destroy", "demo", "--force", "--backup");
        create();
        good("deploy", "demo", "--auto-approve");
        good("config", "set", "demo", "provider.fail-at=release.upload");

        var run = run("restore", "demo", onlyBackup().toString(), "--force");

        assertThat(run.exitCode()).isEqualTo(ExitCodes.TOOL_FAILED);
        assertThat(run.err()).contains("Then go on with: torrust-tracker-deployer restore demo " + onlyBackup());
        assertThat(data.resolve("inbox").toFile().list()).isEmpty();
    }

    @Test
    void asksForTheNameAndAFileThatIsThere() throws IOException {
        assertThat(run("restore", "demo", workspace.resolve("none").toString(), "--force")
                        .exitCode())
                .isEqualTo(ExitCodes.USAGE);
        good("destroy", "demo", "--force", "--backup");
        create();
        good("deploy", "demo", "--auto-approve");
        assertThat(run("restore", "demo", onlyBackup().toString()).err())
                .contains("To restore demo, its name has to be typed in");
    }

    @Test
    void ofDataThatIsKeptIsNotNeeded() throws IOException {
        good("destroy", "demo", "--force", "--backup");
        create();
        good("deploy", "demo", "--auto-approve");
        good("restore", "demo", onlyBackup().toString(), "--force");
        var before = Files.readString(data.resolve("simulated/database"));

        assertThat(good("destroy", "demo", "--force", "--keep-data")).contains("Its data volume is kept");
        create();

        assertThat(data.resolve("simulated/database")).content().isEqualTo(before);
    }

    @Test
    void refusesAReasonThatIsMoreThanALine() {
        assertThat(run("destroy", "demo", "--force", "--reason", "a\nb").exitCode())
                .isEqualTo(ExitCodes.USAGE);
    }

    private Path onlyBackup() throws IOException {
        try (var files = Files.list(data.resolve("backups"))) {
            return files.filter(file -> file.toString().endsWith(".tar.gz"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void create() {
        good("create", "demo", "--provider", "simulated", "--set", "provider.step-seconds=0");
    }

    private String good(String... arguments) {
        var run = run(arguments);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.err();
    }

    private DeployerRun run(String... arguments) {
        var line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of("--workspace", workspace.toString()));
        return DeployerRun.of(new DeployerProgram(), line.toArray(String[]::new));
    }
}
