package org.torrust.deployer.adapter.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.torrust.deployer.api.operation.Holder;
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
        assertThat(file("exit")).hasContent("3");
        assertThat(file("stderr")).hasContent("err");
        assertThat(Files.readAllLines(file("holder")))
                .hasSize(6)
                .first()
                .asString()
                .matches("\\d+");
    }

    @Test
    void putsWhatAToolSaidOnTheDiskBeforeItTellsHowItEnded() throws IOException {
        var seen = folder.resolve("seen");
        var sync = Files.writeString(
                folder.resolve("sync"),
                "#!/bin/sh\nls '%s' >'%s'\nprintf '%%s\\n' \"$@\" >>'%2$s'\n".formatted(folder.resolve("job"), seen));
        Files.setPosixFilePermissions(sync, PosixFilePermissions.fromString("rwx------"));
        var path = Map.of("PATH", folder + ":" + System.getenv("PATH"));

        runner(LONG).run(Job.following(folder.resolve("job"), List.of("true"), folder, path, LONG), lines::add);

        assertThat(Files.readAllLines(seen))
                .contains("exit.new")
                .doesNotContain("exit")
                .contains(
                        folder.resolve("job/stdout").toString(),
                        folder.resolve("job/stderr").toString());
        assertThat(folder.resolve("job/exit")).hasContent("0");
    }

    @Test
    void letsNobodyElseReadWhatAToolSaid() throws IOException {
        run("echo secret", LONG);

        for (var name : List.of("stdout", "stderr", "exit", "holder")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file(name))))
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
        assertThat(file("exit")).hasContent("0");
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
    void boundsTheDiskAndTheMemoryThatAFloodOfAGigabyteTakes() {
        var small = new JobRunner(
                interruption, LONG, Toolbox.ofOperator(), new OutputLimit(1 << 20), new Processes().self());
        var job = job("head -c 500000000 /dev/zero >&2; head -c 500000000 /dev/zero; echo; echo end; exit 3");

        assertThat(small.run(job, line -> {})).isEqualTo(3);
        assertThat(job.stdout()).content().hasSizeLessThanOrEqualTo(1 << 20).endsWith("end\n");
        assertThat(job.stderr().toFile().length()).isLessThanOrEqualTo(1 << 20);
    }

    @Test
    void cutsWhatGrewTooLongAndSaysSo() throws IOException {
        var job = job("true");
        Files.createDirectories(job.folder());
        Files.writeString(job.stderr(), "x".repeat((1 << 20) + 1));

        new OutputLimit(1 << 20).hold(job);

        assertThat(job.stderr()).hasContent("[the deployer dropped what was here: it was more than 1 MiB]");
    }

    @Test
    void keepsTheEndOfAFloodThatWasCutAfterItsLastWord() throws IOException {
        var limit = new OutputLimit(1 << 20);
        var job = job("true");
        Files.createDirectories(job.folder());
        Files.writeString(job.stdout(), "x".repeat(1 << 20) + "\nthe reason\n");

        limit.hold(job);
        Files.writeString(job.stdout(), "and a last word\n", StandardOpenOption.APPEND);
        limit.holdEnded(job);

        assertThat(job.stdout())
                .content()
                .startsWith("[the deployer dropped")
                .endsWith("x\nthe reason\nand a last word\n")
                .containsOnlyOnce("dropped");
        assertThat(job.folder()).isDirectoryNotContaining("glob:**.before");
    }

    @Test
    void interruptsAFloodToo() {
        var flood = job("trap 'exit 0' INT; while :; do echo flood; done");

        assertThatThrownBy(() -> runner(LONG).run(flood, line -> interruption.raise("INT")))
                .isInstanceOf(InterruptedByOperatorException.class);
        assertThat(file("exit")).hasContent("0");
    }

    @Test
    void isNotLedAstrayByAToolThatClosesItsStreams() {
        assertThat(run("exec 0<&- 1>&- 2>&-; exit 7", LONG)).isEqualTo(7);
        assertThat(lines).isEmpty();
    }

    @Test
    void killsWhatAToolForkedAndLeftBehindWhenItEnded() {
        interruptWhen("ready");

        assertThatThrownBy(() -> run(
                        "sh -c 'trap \"\" INT; echo $$ > child; while :; do sleep 1; done' & while [ ! -s child ]; do :; done;"
                                + " trap 'exit 0' INT; echo ready; while :; do sleep 0.05; done",
                        LONG))
                .isInstanceOf(InterruptedByOperatorException.class);
        assertThat(ProcessHandle.of(Long.parseLong(read(folder.resolve("child")).strip()))
                        .filter(JobRunnerTest::lives))
                .isEmpty();
    }

    @Nested
    class WhenItsDeployerIsGone {

        static final Holder DEAD = new Holder(1_999_999_999, 1, "boot", "pid:[1]");

        private final Supplier<Job> waiting =
                () -> job("echo $$ >> started; echo one; while [ ! -e go ]; do sleep 0.02; done; echo two; exit 3");

        @Test
        void watchesALivingToolToItsEnd() {
            var other = startedByAnother();

            var code = runner(LONG).takeUp(waiting.get(), line -> {
                lines.add(line);
                letGo();
            });

            assertThat(code).isEqualTo(3);
            assertThat(lines).containsExactly("one", "two");
            assertThat(starts()).hasSize(1);
            assertThat(other.join()).isEqualTo(3);
        }

        @Test
        void readsWhatAToolThatHasEndedLeft() {
            letGo();
            theDeadOne().run(waiting.get(), line -> {});

            assertThat(runner(LONG).takeUp(waiting.get(), lines::add)).isEqualTo(3);
            assertThat(lines).containsExactly("one", "two");
            assertThat(starts()).hasSize(1);
        }

        @Test
        void startsItAnewWhenItWasKilledBeforeItCouldTellHowItEnded() {
            var other = startedByAnother();
            Signals.sendToGroup(
                    "KILL",
                    new JobFolder(waiting.get().folder()).leader().orElseThrow().pid());
            other.join();
            letGo();

            assertThat(runner(LONG).takeUp(waiting.get(), lines::add)).isEqualTo(3);
            assertThat(starts()).hasSize(2);
        }

        @Test
        void isNotToldToStopTwice() {
            var deaf = job("trap 'echo heard' INT; echo one; while :; do sleep 0.02; done");
            startedByAnother(deaf, "one");
            assertThat(new JobFolder(deaf.folder()).markInterrupted()).isTrue();

            assertThatThrownBy(() -> runner(Duration.ofMillis(300)).takeUp(deaf, line -> {
                        lines.add(line);
                        interruption.raise("INT");
                    }))
                    .isInstanceOf(InterruptedByOperatorException.class);
            assertThat(lines).containsExactly("one");
        }

        @Test
        void startsWhatWasAboutToStartAndLetsTheLateOneNotBegin() throws Exception {
            var late = new JobFolder(waiting.get().folder()).prepare(DEAD);
            letGo();

            assertThat(new JobFolder(waiting.get().folder()).isClaimed()).isFalse();
            assertThat(runner(LONG).takeUp(waiting.get(), lines::add)).isEqualTo(3);
            assertThat(lateBeginner(late)).isZero();
            assertThat(starts()).hasSize(1);
        }

        private int lateBeginner(String ticket) throws Exception {
            var script = JobRunner.class.getResource("job.sh");
            return new ProcessBuilder(
                            "sh",
                            Path.of(script.toURI()).toString(),
                            waiting.get().folder().toString(),
                            ticket,
                            "sh",
                            "-c",
                            "echo 1 >> started")
                    .directory(folder.toFile())
                    .start()
                    .waitFor();
        }

        @Test
        void doesNotTakeItsOwnEarlierRunForTheWorkOfAnother() {
            letGo();
            runner(LONG).takeUp(waiting.get(), line -> {});
            runner(LONG).takeUp(waiting.get(), line -> {});

            assertThat(starts()).hasSize(2);
        }

        private static JobRunner theDeadOne() {
            return new JobRunner(new Interruption(), LONG, Toolbox.ofOperator(), OutputLimit.USUAL, DEAD);
        }

        private CompletableFuture<Integer> startedByAnother() {
            return startedByAnother(waiting.get(), "one");
        }

        private CompletableFuture<Integer> startedByAnother(Job started, String said) {
            var ready = new CompletableFuture<String>();
            var other = theDeadOne();
            var code = CompletableFuture.supplyAsync(() -> other.run(started, ready::complete));
            assertThat(ready.join()).isEqualTo(said);
            return code;
        }

        private void letGo() {
            try {
                Files.write(folder.resolve("go"), new byte[0]);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        private List<String> starts() {
            return read(folder.resolve("started")).lines().toList();
        }
    }

    private Job job(String script) {
        return Job.following(folder.resolve("job"), List.of("sh", "-c", script), folder, Map.of(), LONG);
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
        return runner(grace).run(job(script), line -> {
            lines.add(line);
            if (line.equals(waitingFor)) {
                interruption.raise("INT");
            }
        });
    }

    private JobRunner runner(Duration grace) {
        return new JobRunner(interruption, grace);
    }

    private Path file(String name) {
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
