package org.torrust.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.torrust.deployer.adapter.workspace.LockFile;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.cli.wiring.DeployerProgram;

/** Of a workspace with an environment that failed to be provisioned, in four events. */
class ProjectionsTest {

    @TempDir
    private Path workspace;

    @BeforeEach
    void fourEvents() {
        run("create", "demo", "--provider", "simulated", "--set", "provider.fail-at=provision.tofu-init");
        run("provision", "demo", "--auto-approve");
    }

    @Test
    void areTheSameAsTheEventsGive() {
        assertThat(run("projections", "verify")).isEqualTo(DeployerRun.printing("""
                list      1 answer, the same as the events give up to event 4
                status    1 answer, the same as the events give up to event 4
                history   2 answers, the same as the events give up to event 4
                """));
    }

    @Test
    void tellWhatWasAlteredAndAreRightAgainWhenRebuilt() throws SQLException {
        edit("UPDATE view_rows SET document = replace(document, '\"simulated\"', '\"lxd\"') WHERE view = 'list'");

        var run = run("projections", "verify", "list");
        assertThat(run.exitCode()).isEqualTo(7);
        assertThat(run.out()).isEqualTo("""
                list      1 of 1 answers differ from what the events give up to event 4
                  demo: provider is "lxd", and should be "simulated"
                """);
        assertThat(run.err()).startsWith("Error: What is kept for list is not what follows from the events.");

        assertThat(run("projections", "rebuild", "list", "--reason", "they were altered")
                        .err())
                .startsWith("Rebuilt list: 4 events in ");
        assertThat(run("projections", "verify", "--all").exitCode()).isZero();
        assertThat(run("projections", "list").out())
                .containsPattern("list +4 +0 +now, by .*: they were altered +-")
                .containsPattern("status +4 +0 +- +-");
    }

    @Test
    void areToldToProgramsAsTheyStandOnceTheyAreRebuilt() {
        assertThat(run("projections", "rebuild", "--format", "json").out())
                .isEqualTo(run("projections", "list", "--format", "json").out())
                .contains("\"position\" : 4");
    }

    @Test
    void stopAtAnEventThatCannotBeReadAndGoOnAnsweringAsBefore() throws SQLException {
        var before = run("list").out();
        edit("UPDATE events SET payload = '{\"environment\":\"demo\",\"colour\":\"red\"}' WHERE position = 3");

        var run = run("projections", "rebuild");
        assertThat(run.exitCode()).isEqualTo(8);
        assertThat(run.err())
                .contains(
                        "Error: Event 3 of the history is 'step.completed' revision 1, which this deployer cannot read")
                .contains("colour");
        assertThat(run("list").out()).isEqualTo(before);
        assertThat(run("projections", "list").out()).containsPattern("list +4 +0 +- +Event 3 of the history is");
    }

    @Test
    void stopAtAnEventThatMakesNoSenseAndGoOnAnsweringAsBefore() throws SQLException {
        var before = run("list").out();
        edit("DELETE FROM events WHERE position = 1");

        var run = run("projections", "rebuild");
        assertThat(run.exitCode()).isEqualTo(8);
        assertThat(run.err())
                .startsWith("Error: Projection list cannot take event 2 (environment.provisioning-started):"
                        + " an environment's history begins with its creation.");
        assertThat(run("list").out()).isEqualTo(before);
    }

    @Test
    @SuppressWarnings("try") // The lock is only there to be held.
    void areRebuiltByOneAtATime() {
        try (var held =
                LockFile.take(new Workspace(workspace).projectionsLock()).orElseThrow()) {
            var run = run("projections", "rebuild");

            assertThat(run.exitCode()).isEqualTo(4);
            assertThat(run.err()).startsWith("Error: Someone else is rebuilding projections of this workspace.");
        }
        assertThat(run("projections", "rebuild").exitCode()).isZero();
    }

    private DeployerRun run(String... arguments) {
        var line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of("--workspace", workspace.toString()));
        return DeployerRun.of(new DeployerProgram(), line.toArray(String[]::new));
    }

    private void edit(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + workspace.resolve("data/events.db"));
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }
}
