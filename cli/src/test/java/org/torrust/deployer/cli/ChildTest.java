package org.torrust.deployer.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The program in a process of its own, where it meets signals and loads its classes. */
class ChildTest {

    @TempDir
    private Path workspace;

    @BeforeEach
    void makeOne() throws Exception {
        var made = start("create", "demo", "--provider", "simulated", "--set", "provider.step-seconds=3");
        assertThat(made.waitFor()).isZero();
    }

    private Process start(String... arguments) throws IOException {
        return start(List.of(), arguments);
    }

    private Process start(List<String> flags, String... arguments) throws IOException {
        // A test run in the background of a script ignores SIGINT, and so would what it starts.
        var words = new ArrayList<>(List.of("env", "--default-signal"));
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(flags);
        words.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path")));
        words.add(Main.class.getName());
        words.addAll(List.of(arguments));
        var start = new ProcessBuilder(words);
        start.environment().put("DEPLOYER_WORKSPACE", workspace.toString());
        return start.start();
    }

    private static void signal(String name, Process to) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(to.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
    void isStoppedBySignalsAndSaysSoAtOnce(String name, int exitCode) throws Exception {
        var deploying = start("deploy", "demo", "-v", "--auto-approve");
        try (var err = new BufferedReader(new InputStreamReader(deploying.getErrorStream(), UTF_8))) {
            for (var line = err.readLine(); !line.contains("tofu-init"); line = err.readLine()) {
                assertThat(line).isNotNull();
            }

            signal(name, deploying);

            assertThat(err.lines())
                    .containsExactly(
                            "SIG%s: stopping; what is at work is given time to end well.".formatted(name),
                            "Error: deploy was interrupted at tofu-init.",
                            "Go on with: torrust-tracker-deployer deploy demo -v --auto-approve");
        }
        assertThat(deploying.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(deploying.exitValue()).isEqualTo(exitCode);
        assertThat(out(start("list", "--wide"))).contains("created (deploy: interrupted at tofu-init)");
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
    void saysSoBeforeAnythingIsBegun(String name, int exitCode) throws Exception {
        var deploying = start(List.of("-Xlog:class+load:stdout"), "deploy", "demo", "--auto-approve");
        try (var out = deploying.inputReader()) {
            for (var line = out.readLine(); !line.contains("cli.CommandTree "); line = out.readLine()) {
                assertThat(line).isNotNull();
            }

            // It comes no further than what is read of it.
            signal(name, deploying);
            out.lines().forEach(line -> {});
        }
        assertThat(deploying.errorReader().lines())
                .containsExactly("Error: Stopped by SIG%s before anything was begun.".formatted(name));
        assertThat(deploying.waitFor()).isEqualTo(exitCode);
        assertThat(out(start("list", "--wide"))).doesNotContain("interrupted", "in progress");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "status demo --format yaml", "__environments", "--help"})
    void readsWithoutSpringAndAxon(String line) throws Exception {
        var loaded = out(start(List.of("-Xlog:class+load:stdout"), line.split(" ")));

        assertThat(loaded.lines())
                .filteredOn(each -> each.contains("org.springframework.") || each.contains("org.axonframework."))
                // Logback, which SQLite's driver asks for a logger, looks at every configurator there is.
                .allMatch(each -> each.contains("org.springframework.boot.logging.logback"))
                .hasSizeLessThan(2);
        assertThat(loaded).contains("picocli.CommandLine");
    }

    @Test
    void writesWithSpringAndAxon() throws Exception {
        var loaded = out(start(List.of("-Xlog:class+load:stdout"), "deploy", "demo", "--dry-run"));

        assertThat(loaded).contains("org.springframework.boot.SpringApplication", "org.axonframework.");
    }

    @Test
    void saysTheSameWhateverTheLocale() throws Exception {
        var turkish = List.of("-Duser.language=tr", "-Duser.country=TR", "-Dfile.encoding=ISO-8859-9");

        assertThat(out(start(turkish, "status", "demo", "--format", "json")))
                .isEqualTo(out(start("status", "demo", "--format", "json")));
    }

    private static String out(Process process) throws Exception {
        var out = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).isZero();
        return out;
    }
}
