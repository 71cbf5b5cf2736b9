package org.torrust.deployer.adapter.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.torrust.deployer.command.port.InterruptedByOperatorException;
import org.torrust.deployer.command.port.Interruption;
import org.torrust.deployer.command.port.StepFailedException;

/** Jobs with real processes; what they wait for is a line of the tool, never a time. */
class JobRunnerTest {

    static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    final Interruption interruption = new Interruption();
    final List<String> lines = new CopyOnWriteArrayList<>();

    @Test
    void keepsOutputAndExitCodeInItsFolder() throws IOException {
        var code = run("echo out; echo err >&2; exit 3", LONG);

        assertThat(code).isEqualTo(3);
        assertThat(lines).containsExactly("out");
        assertThat(job("exit")).hasContent("3");
        assertThat(job("stderr")).hasContent("err");
        assertThat(Files.readAllLines(job("holder")))
                .hasSize(4)
                .first()
                .asString()
                .matches("\\d+");
    }

    @Test
    void letsNobodyElseReadWhatAToolSaid() throws IOException {
        run("echo secret", LONG);

        for (var name : List.of("stdout", "stderr", "exit", "holder")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(job(name))))
                    .as(name)
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void handsOverEveryLineAlsoALastOneWithoutEnd() {
        run("printf 'one\\ntwo\\nthree'", LONG);

        assertThat(lines).containsExactly("one", "two", "three");
    }

    @Test
    void boundsALineThatNeverEnds() {
        run("head -c 3000000 /dev/zero | tr '\\0' x; echo; echo after", LONG);

        assertThat(lines).hasSize(2).last().isEqualTo("after");
        assertThat(lines.getFirst()).hasSize(1 << 20);
    }

    @Test
    void passesArgumentsAsTheyAre() {
        var job = Job.following(
                folder.resolve("job"),
                List.of("printf", "%s\\n", "$(id)", "a b", "*", "'\"", "-n"),
                folder,
                Map.of(),
                LONG);

        assertThat(runner(LONG).run(job, lines::add)).isZero();
        assertThat(lines).containsExactly("$(id)", "a b", "*", "'\"", "-n");
    }

    @Test
    void showsAToolOnlyTheEnvironmentItNeeds() {
        var job = Job.following(folder.resolve("job"), List.of("env"), folder, Map.of("TORRUST_EXTRA", "yes"), LONG);

        runner(LONG).run(job, lines::add);

        assertThat(lines).contains("TORRUST_EXTRA=yes").anyMatch(line -> line.startsWith("PATH="));
        assertThat(lines.stream().map(line -> line.split("=")[0]))
                .isSubsetOf(
                        "TORRUST_EXTRA",
                        "PATH",
                        "HOME",
                        "USER",
                        "LOGNAME",
                        "LANG",
                        "LANGUAGE",
                        "LC_ALL",
                        "TZ",
                        "TMPDIR",
                        "PWD",
                        "SHLVL",
                        "_",
                        "OLDPWD",
                        "XDG_CACHE_HOME",
                        "XDG_DATA_HOME",
                        "XDG_CONFIG_HOME",
                        "XDG_RUNTIME_DIR",
                        "SSL_CERT_FILE",
                        "SSL_CERT_DIR",
                        "TF_CLI_CONFIG_FILE",
                        "http_proxy",
                        "https_proxy",
                        "no_proxy",
                        "HTTP_PROXY",
                        "HTTPS_PROXY",
                        "NO_PROXY");
    }

    @Test
    void relaysASignalOnceAndTakesTheToolsTimeToEnd() {
        interruptWhen("ready");

        assertThatThrownBy(() ->
                        run("trap 'echo interrupted; exit 0' INT; echo ready; while :; do sleep 0.05; done", LONG))
                .isInstanceOfSatisfying(
                        InterruptedByOperatorException.class,
                        stopped -> assertThat(stopped.signal()).isEqualTo("INT"));
        assertThat(lines).containsExactly("ready", "interrupted");
        assertThat(job("exit")).hasContent("0");
    }

    @Test
    void killsTheWholeGroupOfAToolThatDoesNotHear() {
        interruptWhen("ready");

        assertThatThrownBy(() -> run(
                        "trap '' INT; sh -c 'trap \"\" INT; echo $$ > child; while :; do sleep 1; done' & while [ ! -s child ]; do :; done; echo ready; wait",
                        Duration.ZERO))
                .isInstanceOf(InterruptedByOperatorException.class);
        assertThat(ProcessHandle.of(Long.parseLong(read(folder.resolve("child")).strip()))
                        .filter(JobRunnerTest::lives))
                .isEmpty();
    }

    @Test
    void stopsAToolThatTakesTooLong() {
        var job =
                Job.following(folder.resolve("job"), List.of("sleep", "600"), folder, Map.of(), Duration.ofMillis(10));

        assertThatThrownBy(() -> runner(LONG).run(job, lines::add))
                .isInstanceOf(StepFailedException.class)
                .hasMessage("sleep took longer than 0 s and was stopped.");
    }

    @Test
    void saysHowToInstallAMissingTool() {
        var job = Job.following(folder.resolve("job"), List.of("no-such-tool"), folder, Map.of(), LONG);

        assertThatThrownBy(() -> runner(LONG).run(job, lines::add))
                .isInstanceOfSatisfying(StepFailedException.class, failed -> {
                    assertThat(failed.failure().summary()).isEqualTo("'no-such-tool' was not found on PATH.");
                    assertThat(failed.failure().hint()).contains("torrust-tracker-deployer check");
                });
    }

    private void interruptWhen(String word) {
        waitingFor = word;
    }

    private String waitingFor = "never said";

    private int run(String script, Duration grace) {
        var job = Job.following(folder.resolve("job"), List.of("sh", "-c", script), folder, Map.of(), LONG);
        return runner(grace).run(job, line -> {
            lines.add(line);
            if (line.equals(waitingFor)) {
                interruption.raise("INT");
            }
        });
    }

    private JobRunner runner(Duration grace) {
        return new JobRunner(interruption, grace);
    }

    private Path job(String name) {
        return folder.resolve("job").resolve(name);
    }

    /** A killed process whose parent is gone may wait to be reaped; it does nothing any more. */
    private static boolean lives(ProcessHandle process) {
        var stat = Path.of("/proc/%d/stat".formatted(process.pid()));
        return Files.exists(stat) && !read(stat).contains(") Z ");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }
}
