package org.torrust.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
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

        assertThat(said).contains("Its newest backup is %s.".formatted(backup));
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

        Files.writeString(workspace.resolve("empty.tar.gz"), "");
        for (var file : List.of("cut.tar.gz", "foreign.tar.gz", "empty.tar.gz")) {
            sign(file);
        }

        for (var file : List.of("cut.tar.gz", "other.tar.gz", "foreign.tar.gz", "empty.tar.gz")) {
            var run = run("restore", "demo", workspace.resolve(file).toString(), "--force");

            assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCodes.USAGE);
            assertThat(run.err())
                    .contains(file + " cannot be used: ", "Nothing was changed.")
                    .doesNotContain("null");
        }
        assertThat(run("history", "demo", "--type", "restore").out()).doesNotContain("restore");
        assertThat(good("deploy", "demo")).contains("nothing was missing and nothing was changed");
    }

    @Test
    void isNotTakenOnTrustWithoutItsChecksum() throws IOException {
        good("destroy", "demo", "--force", "--backup");
        create();
        good("deploy", "demo", "--auto-approve");
        Files.copy(onlyBackup(), workspace.resolve("moved.tar.gz"));
        var moved = workspace.resolve("moved.tar.gz").toString();

        assertThat(run("restore", "demo", moved, "--force"))
                .returns(ExitCodes.USAGE, DeployerRun::exitCode)
                .satisfies(run -> assertThat(run.err()).contains("sha256sum moved.tar.gz > moved.tar.gz.sha256"));

        sign("moved.tar.gz");
        good("restore", "demo", moved, "--force");
    }

    @Test
    void isLookedAtByADryRunToo() throws IOException {
        var file = Files.writeString(workspace.resolve("foreign.tar.gz"), "no archive at all");

        for (var none : List.of(workspace.resolve("none"), workspace, file)) {
            assertThat(run("restore", "demo", none.toString(), "--dry-run"))
                    .returns(ExitCodes.USAGE, DeployerRun::exitCode)
                    .returns("", DeployerRun::out);
        }
        assertThat(run("restore", "demo", workspace.toString(), "--dry-run").err())
                .contains("cannot be used: it is a folder.");
    }

    @Test
    void tellsWhichSettingsItDoesNotBringBack() throws IOException {
        good("destroy", "demo", "--force", "--backup");
        create();
        good("config", "set", "demo", "tracker.tag=3.0.1");
        good("deploy", "demo", "--auto-approve");

        assertThat(good("restore", "demo", onlyBackup().toString(), "--force"))
                .contains("Its settings stayed as they are; the backup's differ in tracker.tag.");
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

        assertThat(run("provision", "demo", "--dry-run").out())
                .contains("lxd_instance.machine (create)")
                .doesNotContain("lxd_volume");
        good("deploy", "demo", "--auto-approve");
        assertThat(data.resolve("simulated/database")).content().isEqualTo(before);
    }

    @Test
    void refusesAReasonThatIsMoreThanALine() {
        assertThat(run("destroy", "demo", "--force", "--reason", "a\nb").exitCode())
                .isEqualTo(ExitCodes.USAGE);
    }

    /** As {@code sha256sum} would. */
    private void sign(String file) throws IOException {
        var sum = HexFormat.of().formatHex(sha256(Files.readAllBytes(workspace.resolve(file))));
        Files.writeString(workspace.resolve(file + ".sha256"), "%s  %s\n".formatted(sum, file));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
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
