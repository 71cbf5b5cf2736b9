package org.torrust.deployer.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is asked at a terminal may also leave, and is told what that meant. */
class QuestionsTest {

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void aTerminal() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "no script(1) is installed");
        shell = new Shell(folder.resolve("workspace"));
        assertThat(shell.deployer("create", "demo", "--provider", "simulated").exitCode())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "destroy, go on:, 3, 130, Error: Stopped by SIGINT before anything was begun.",
        "destroy, go on:, 4, 2, Error: That is not its name; nothing was done.",
        "destroy, go on:, 10, 2, Error: That is not its name; nothing was done.",
        "deploy, [y/N], 3, 130, Error: Stopped by SIGINT.",
        "deploy, [y/N], 4, 2, 'Error: It was not approved, so nothing was done.'",
        "deploy, [y/N], 10, 2, 'Error: It was not approved, so nothing was done.'"
    })
    void leavesAllAsItIs(String subcommand, String question, int key, int exitCode, String sentence)
            throws IOException {
        var asking = shell.startInTerminal(subcommand, "demo");
        var said = new StringBuilder();
        while (said.indexOf(question + " ") < 0) {
            said.append((char) asking.getInputStream().read());
        }

        asking.getOutputStream().write(key);
        asking.getOutputStream().flush();

        assertThat(new String(asking.getInputStream().readAllBytes(), UTF_8).replaceAll("\u001b\\[[0-9;]*m", ""))
                .contains("\r\n" + sentence + "\r\n");
        assertThat(asking.onExit().join().exitValue()).isEqualTo(exitCode);
        assertThat(shell.deployer("history", "demo", "--format", "jsonl").out().lines())
                .hasSize(1);
    }
}
