package org.torrust.deployer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rebuild of projections that hangs in the midst of its transaction, and is killed there. */
class RebuildTest {

    /** The last row of the last view never comes to its end. */
    private static final String HANG = "CREATE TRIGGER hang AFTER INSERT ON view_rows WHEN new.view = 'status'"
            + " BEGIN SELECT (WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers)"
            + " SELECT max(n) FROM numbers); END";

    @TempDir
    private Path workspace;

    private Shell shell;
    private Connection database;
    private Process rebuild;

    @BeforeEach
    void anOldAnswerThatCanBeTold() throws Exception {
        shell = new Shell(workspace);
        assertThat(shell.deployer("create", "demo", "--provider", "simulated").exitCode())
                .isZero();
        database = DriverManager.getConnection("jdbc:sqlite:" + workspace.resolve("data/events.db"));
        execute("PRAGMA busy_timeout = 0");
        execute("UPDATE view_rows SET document = replace(document, '\"simulated\"', '\"old\"') WHERE view = 'list'");
        execute(HANG);
        rebuild = shell.start("projections", "rebuild", "--all");
        untilItWrites();
    }

    @AfterEach
    void end() throws SQLException {
        rebuild.destroyForcibly().onExit().join();
        database.close();
    }

    @Test
    void leavesTheOldAnswersUntilItIsDoneAndWhenItIsKilled() throws Exception {
        assertThat(provider()).isEqualTo("old");

        rebuild.destroyForcibly().onExit().join();
        assertThat(provider()).isEqualTo("old");

        execute("DROP TRIGGER hang");
        assertThat(shell.deployer("projections", "rebuild").exitCode()).isZero();
        assertThat(provider()).isEqualTo("simulated");
    }

    @Test
    void letsNoSecondOneBegin() throws IOException {
        var second = shell.deployer("projections", "rebuild");

        assertThat(second.exitCode()).as(second.all()).isEqualTo(4);
        assertThat(second.err()).contains("Someone else is rebuilding projections of this workspace.");
    }

    /** Asks for the lock that a writer has, until it is refused. */
    private void untilItWrites() throws SQLException {
        while (rebuild.isAlive()) {
            try {
                execute("BEGIN IMMEDIATE");
                execute("ROLLBACK");
            } catch (SQLException e) {
                assertThat(e.getMessage()).contains("SQLITE_BUSY");
                return;
            }
        }
        throw new AssertionError("it ended and did not hang");
    }

    private String provider() throws IOException {
        var list = shell.deployer("list", "--format", "jsonl");
        return new com.fasterxml.jackson.databind.ObjectMapper()
                .readTree(list.out())
                .at("/environments/0/provider")
                .asText();
    }

    private void execute(String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
