package org.torrust.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.torrust.deployer.api.environment.Refused;
import org.torrust.deployer.api.environment.Refused.Reason;
import org.torrust.deployer.cli.wiring.DeployerProgram;
import org.torrust.deployer.command.port.InterruptedByOperatorException;

/** What the user gets when something goes wrong, wherever it does. */
class ProblemsTest {

    @ParameterizedTest
    @CsvSource({"INVALID, 2", "NOT_FOUND, 3", "CONFLICT, 4", "WRONG_STATE, 5"})
    void aRefusalSaysWhyAndWhatNow(Reason reason, int exitCode) {
        var program = new FakeProgram().failing(new Refused(reason, "It may not.", "Do something else."));

        assertThat(DeployerRun.of(program, "deploy", "demo")).isEqualTo(DeployerRun.saying(exitCode, """
                Error: It may not.
                Do something else.
                """));
    }

    @ParameterizedTest
    @CsvSource({"status -x", "create -x", "create --provder lxd", "unlock --oops", "events show -x"})
    void anOptionNobodyKnowsIsToldBeforeTheWordThatIsMissing(String line) {
        var words = line.split(" ");

        assertThat(DeployerRun.of(new FakeProgram(), words))
                .returns(ExitCodes.USAGE, DeployerRun::exitCode)
                .extracting(DeployerRun::err)
                .asString()
                .startsWith("Error: Unknown option");
        assertThat(DeployerRun.of(new FakeProgram(), "create", "--provder", "lxd")
                        .err())
                .contains("--provider");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deploy demo",
                "destroy demo --force",
                "projections rebuild --all",
                "unlock demo --op op-9",
                "stop demo"
            })
    void aReasonHasWordsWhereverItIsTaken(String line) {
        for (var none : List.of("", " ", "\u200b", "...")) {
            var words = Stream.concat(Stream.of(line.split(" ")), Stream.of("--reason", none))
                    .toArray(String[]::new);

            assertThat(DeployerRun.of(new FakeProgram(), words))
                    .returns(ExitCodes.USAGE, DeployerRun::exitCode)
                    .extracting(DeployerRun::err)
                    .asString()
                    .containsPattern("--reason is empty\\.|There are no words in --reason\\.");
        }
    }

    @Test
    void aStopBySignalEndsAsTheShellExpects() {
        var program = new FakeProgram().failing(new InterruptedByOperatorException("TERM"));

        assertThat(DeployerRun.of(program, "test", "demo"))
                .isEqualTo(DeployerRun.saying(143, "Error: Stopped by SIGTERM.\n"));
    }

    @Test
    void aHistoryThatIsNoneIsToldAndLeftAlone(@TempDir Path workspace) throws Exception {
        var history = Files.createDirectories(workspace.resolve("data")).resolve("events.db");
        Files.writeString(history, "not a database at all, and longer than the header of one would be ".repeat(20));

        var run = DeployerRun.of(new DeployerProgram(), "list", "--workspace", workspace.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCodes.STORE);
        assertThat(run.err()).startsWith("Error: ").doesNotContain("Exception", "\tat ");
        assertThat(Files.readString(history)).startsWith("not a database");
    }

    @Test
    void aFileOfTheWorkspaceThatCannotBeUsedIsNoDefect() {
        var failure =
                new UncheckedIOException("The folder /w/build cannot be made", new AccessDeniedException("/w/build"));
        var program = new FakeProgram().failing(new IllegalStateException("wrapped", failure));

        assertThat(DeployerRun.of(program, "list")).isEqualTo(DeployerRun.saying(ExitCodes.STORE, """
                Error: The folder /w/build cannot be made: permission denied.
                Work as the user it belongs to, or name another workspace: --workspace DIR
                """));
    }

    @Test
    void whatTheDatabaseSaysIsNoDefect() {
        var program =
                new FakeProgram().failing(new IllegalStateException(new SQLException("[SQLITE_CORRUPT] it is torn")));

        assertThat(DeployerRun.of(program, "list")).isEqualTo(DeployerRun.saying(ExitCodes.STORE, """
                Error: The history cannot be used: it is torn.
                Nothing was changed.
                """));
    }

    @ParameterizedTest
    @CsvSource({
        "list --wat --format json",
        "list --state up --format=json",
        "--format json list --wat",
        "list --format yaml --wat",
        "nonsense --format json"
    })
    void aMistakeIsToldInTheFormatThatStandsBehindIt(String line) {
        var run = DeployerRun.of(new FakeProgram(), line.split(" "));

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err())
                .startsWith("{\"type\":\"urn:torrust-tracker-deployer:problem:usage\"")
                .hasLineCount(1);
    }

    @Test
    void aDefectLeavesItsTraceInAFileOfTheOperatorAlone(@TempDir Path workspace) throws Exception {
        var program = new FakeProgram().failing(new IllegalStateException("it is broken\u001b[2J"));

        var run = DeployerRun.of(program, "list", "--workspace", workspace.toString());

        var log = workspace.resolve("logs/defect-%d.log".formatted(DeployerRun.NOW.toEpochMilli()));
        assertThat(run).isEqualTo(DeployerRun.saying(ExitCodes.BUG, """
                Error: The deployer itself failed: it is broken?[2J.
                Please report it with the log.
                Log: %s
                """.formatted(log)));
        assertThat(Files.readString(log)).contains("IllegalStateException");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log)))
                .isEqualTo("rw-------");
    }

    @Test
    void aDefectIsToldWithoutTheNamesOfClasses(@TempDir Path workspace) {
        var program = new FakeProgram().failing(new NullPointerException("Cannot invoke \"org.torrust.X.y()\""));

        assertThat(DeployerRun.of(program, "list", "--workspace", workspace.toString())
                        .err())
                .startsWith("Error: The deployer itself failed.\nPlease report it with the log.\n");
    }

    @Test
    void whatJavaCallsAnErrorIsADefectLikeOthers(@TempDir Path workspace) {
        var program = new FakeProgram().failing(new OutOfMemoryError());

        var run = DeployerRun.of(program, "deploy", "demo", "--workspace", workspace.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCodes.BUG);
        assertThat(run.err())
                .startsWith("Error: The deployer itself failed: the memory is full.\nPlease report it with the log.\n");
    }

    @Test
    void aDefectIsToldEvenWhereNoFileCanBeWritten(@TempDir Path workspace) throws Exception {
        Files.writeString(workspace.resolve("logs"), "");
        var program = new FakeProgram().failing(new IllegalStateException("it is broken"));

        var run = DeployerRun.of(program, "list", "--workspace", workspace.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCodes.BUG);
        assertThat(run.err()).startsWith("Error: The deployer itself failed: it is broken.\n");
    }

    @Test
    void aMisspeltSubcommandGetsASuggestion() {
        var run = DeployerRun.of(new FakeProgram(), "lst");

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err())
                .startsWith("Error: There is no command 'lst'.\nDid you mean: torrust-tracker-deployer list");
        assertThat(DeployerRun.of(new FakeProgram(), "list", "surplus").err())
                .startsWith("Error: 'surplus' is one word too many.\n");
    }

    @ParameterizedTest
    @CsvSource({
        "list --wat",
        "list surplus",
        "list --format xml",
        "list --format JSON",
        "status",
        "create demo --ssh-key",
        "list --color sometimes",
        "--workspace"
    })
    void aCommandLineThatCannotBeReadGetsASentenceAndTheHelp(String line) {
        var run = DeployerRun.of(new FakeProgram(), line.split(" "));

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("Error: ").contains("--help").doesNotContain("Exception");
    }

    @Test
    void noSubcommandIsAskedFor() {
        assertThat(DeployerRun.of(new FakeProgram())).isEqualTo(DeployerRun.saying(ExitCodes.USAGE, """
                        Error: Which command? See --help.
                        See: torrust-tracker-deployer --help
                        """));
    }

    @Test
    void controlCharactersAndMegabytesDoNotReachTheTerminal() {
        var run = DeployerRun.of(new FakeProgram(), "list", "--\u001b[2J" + "x".repeat(1_000_000));

        assertThat(run.err()).doesNotContain("\u001b").hasSizeLessThan(1000);
    }

    @Test
    void theMistakeIsRedWhereColoursAreWanted() {
        assertThat(DeployerRun.of(new FakeProgram(), "--color", "always", "status", "x")
                        .err())
                .startsWith("\u001b[1;31mError:\u001b[0m ");
        assertThat(DeployerRun.of(new FakeProgram(), "--color", "never", "status", "x")
                        .err())
                .startsWith("Error: ");
    }
}
