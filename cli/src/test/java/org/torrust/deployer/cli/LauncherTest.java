package org.torrust.deployer.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shell script that users start, on a JDK that only tells what it was asked to do. */
class LauncherTest {

    private static final Path OURS = Path.of("..", "bin");

    /** Prints its arguments, a line each; makes the cache it is told to make, and counts how often. */
    private static final String TELLING_JAVA = """
            #!/bin/sh
            for word; do
                case $word in
                    -XX:AOTCacheOutput=*|-XX:ArchiveClassesAtExit=*)
                        echo made >>"$COUNT"
                        [ -z "${REFUSE:-}" ] || exit 1
                        sleep 0.3
                        echo classes >"${word#*=}"
                        echo "noise of the making"
                        exit 0 ;;
                esac
            done
            printf '%s\\n' "$@"
            """;

    @TempDir
    private Path folder;

    private Path release;
    private Path count;

    @BeforeEach
    void install() throws IOException {
        release = Files.createDirectories(folder.resolve("a release"));
        count = folder.resolve("count");
        for (var file : List.of("torrust-tracker-deployer", "find-jdk.sh")) {
            copy(OURS.resolve(file), release.resolve("bin").resolve(file));
        }
        Files.writeString(Files.createDirectories(release.resolve("lib")).resolve("torrust-tracker-deployer.jar"), "");
        jdk("25.0.3");
    }

    private void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
    }

    private void jdk(String version) throws IOException {
        var jdk = Files.createDirectories(folder.resolve("jdk/bin"));
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"%s\"\n".formatted(version));
        for (var tool : List.of("java", "javac")) {
            Files.writeString(jdk.resolve(tool), TELLING_JAVA);
            Files.setPosixFilePermissions(jdk.resolve(tool), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private ProcessBuilder starting(Path launcher, String cache, String... arguments) {
        var words = new ArrayList<>(List.of(launcher.toString()));
        words.addAll(List.of(arguments));
        var start = new ProcessBuilder(words);
        start.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        start.environment().put("XDG_CACHE_HOME", folder.resolve("the cache").toString());
        start.environment().put("DEPLOYER_START_CACHE", cache);
        start.environment().put("COUNT", count.toString());
        return start;
    }

    private static DeployerRun run(ProcessBuilder start) throws Exception {
        var process = start.start();
        var out = new String(process.getInputStream().readAllBytes(), UTF_8);
        var err = new String(process.getErrorStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new DeployerRun(process.exitValue(), out, err);
    }

    private DeployerRun start(String cache, String... arguments) throws Exception {
        return run(starting(release.resolve("bin/torrust-tracker-deployer"), cache, arguments));
    }

    private long made() throws IOException {
        return Files.exists(count) ? Files.readAllLines(count).size() : 0;
    }

    @Test
    void handsArgumentsOnAsTheyAre() throws Exception {
        var run = start("off", "create", "a b", "", "*", "$HOME");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).endsWith("org.torrust.deployer.cli.Main\ncreate\na b\n\n*\n$HOME\n");
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "C, , C.UTF-8, C",
        ", POSIX, C.UTF-8, POSIX",
        ", , C.UTF-8, C",
        "xx_XX.UTF-8, , C.UTF-8, xx_XX.UTF-8",
        "C, C.UTF-8, C.UTF-8, C",
        ", C.UTF-8, '', ''"
    })
    void takesLettersOfEveryLanguageWhereNobodyChoseOneAndTellsWhatWasChosen(
            String all, String usual, String taken, String chosen) throws Exception {
        var java = folder.resolve("jdk/bin/java");
        Files.writeString(
                java, Files.readString(java) + "printf 'LC_ALL=%s %s\\n' \"$LC_ALL\" \"$DEPLOYER_TERMINAL_LOCALE\"\n");
        var start = starting(release.resolve("bin/torrust-tracker-deployer"), "off", "list");
        for (var variable : List.of("LC_ALL", "LC_CTYPE", "LANG")) {
            start.environment().remove(variable);
        }
        if (all != null) {
            start.environment().put("LC_ALL", all);
        }
        if (usual != null) {
            start.environment().put("LANG", usual);
        }

        assertThat(run(start).out()).endsWith("LC_ALL=%s %s\n".formatted(taken, chosen));
    }

    @Test
    void isFoundThroughLinks() throws Exception {
        var link =
                Files.createSymbolicLink(folder.resolve("deployer"), release.resolve("bin/torrust-tracker-deployer"));

        assertThat(run(starting(link, "off", "list")).out())
                .contains(release.resolve("lib/torrust-tracker-deployer.jar").toString());
    }

    @Test
    void saysWhatToDoWhenNothingIsBuilt() throws Exception {
        Files.delete(release.resolve("lib/torrust-tracker-deployer.jar"));

        var run = start("off", "list");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("nothing is built here yet; run './mvnw package' or './quickstart'");
    }

    @Test
    void takesTheProgramOfACheckout() throws Exception {
        var lib = Files.createDirectories(release.resolve("cli/target"));
        Files.move(release.resolve("lib"), lib.resolve("lib"));

        assertThat(start("off", "list").out()).contains("cli/target/lib/torrust-tracker-deployer.jar");
    }

    @Test
    void runsWhereNothingCanBeCompiled() throws Exception {
        Files.delete(folder.resolve("jdk/bin/javac"));

        assertThat(start("off", "list").out()).endsWith("Main\nlist\n");
    }

    @Test
    void makesACacheOnceAndUsesItFromThenOn() throws Exception {
        var first = start("wait", "list");
        var second = start("aside", "list");

        assertThat(first.err()).isEqualTo("torrust-tracker-deployer: making the start-up cache, once\n");
        assertThat(first.out()).doesNotContain("noise").isEqualTo(second.out());
        assertThat(second.out()).containsPattern("-XX:AOTCache=.*/the cache/.*/classes\n");
        assertThat(second.err()).isEmpty();
        assertThat(made()).isEqualTo(1);
    }

    @Test
    void makesAndUsesACacheWithTheSameFlags() throws Exception {
        var plain = start("off", "list").out().lines().filter(word -> word.startsWith("-X"));
        var cached = start("wait", "list").out().lines().filter(word -> word.startsWith("-X"));

        assertThat(cached.filter(word -> !word.startsWith("-XX:AOTCache="))).containsExactlyElementsOf(plain.toList());
    }

    @Test
    void waitsForNothingByItself() throws Exception {
        assertThat(start("aside", "list").out()).doesNotContain("AOTCache");

        // The maker ends by itself; the next one that waits finds it at work, or done.
        assertThat(start("wait", "list").out()).contains("AOTCache");
        assertThat(made()).isEqualTo(1);
    }

    @Test
    void makesOneCacheForManyStartsAtOnce() throws Exception {
        var launcher = release.resolve("bin/torrust-tracker-deployer");
        var starts = new ArrayList<Process>();
        for (var i = 0; i < 5; i++) {
            starts.add(starting(launcher, "wait", "list").start());
        }

        for (var start : starts) {
            assertThat(new String(start.getInputStream().readAllBytes(), UTF_8)).contains("-XX:AOTCache=");
            assertThat(start.waitFor()).isZero();
        }
        assertThat(made()).isEqualTo(1);
    }

    @Test
    void makesAnotherCacheForOtherJarsInThePlaceOfTheFirst() throws Exception {
        start("wait", "list");
        Files.writeString(release.resolve("lib/torrust-tracker-deployer.jar"), "changed");

        start("wait", "list");

        assertThat(made()).isEqualTo(2);
        assertThat(caches()).hasSize(1);
    }

    @Test
    void keepsTheCachesOfOtherReleases() throws Exception {
        start("wait", "list");
        Files.move(release, folder.resolve("another"));
        release = folder.resolve("another");

        start("wait", "list");

        assertThat(caches()).hasSize(2);
    }

    @Test
    void usesClassDataSharingBelow25() throws Exception {
        jdk("21.0.4");

        assertThat(start("wait", "list").out())
                .containsPattern("-XX:SharedArchiveFile=.*/classes\n")
                .doesNotContain("AOT");
    }

    @Test
    void startsAllTheSameWhereNoCacheCanBeMadeAndTriesOnce() throws Exception {
        var launcher = release.resolve("bin/torrust-tracker-deployer");
        for (var i = 0; i < 2; i++) {
            var start = starting(launcher, "wait", "list");
            start.environment().put("REFUSE", "yes");
            var run = run(start);
            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).endsWith("Main\nlist\n").doesNotContain("AOTCache");
        }

        assertThat(made()).isEqualTo(1);
    }

    @Test
    void startsAllTheSameWhereNothingCanBeKept() throws Exception {
        var start = starting(release.resolve("bin/torrust-tracker-deployer"), "wait", "list");
        start.environment().put("XDG_CACHE_HOME", "/dev/null");

        assertThat(run(start).out()).endsWith("Main\nlist\n");
    }

    @Test
    void startsAllTheSameWithoutAHome() throws Exception {
        var start = starting(release.resolve("bin/torrust-tracker-deployer"), "wait", "list");
        start.environment().keySet().removeAll(List.of("HOME", "XDG_CACHE_HOME"));

        assertThat(run(start).out()).endsWith("Main\nlist\n");
        assertThat(made()).isZero();
    }

    @Test
    void keepsTheCacheFromOtherUsersAndLeavesNothingElseThere() throws Exception {
        start("wait", "list");

        assertThat(caches()).hasSize(1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(caches().getFirst())))
                .isEqualTo("rwx------");
    }

    private List<Path> caches() throws IOException {
        try (Stream<Path> found = Files.list(folder.resolve("the cache/torrust-tracker-deployer/aot"))) {
            return found.toList();
        }
    }
}
