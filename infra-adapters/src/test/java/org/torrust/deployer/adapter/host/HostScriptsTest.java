package org.torrust.deployer.adapter.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the scripts below a folder that plays a host's file system, with fakes of the tools they ask. */
class HostScriptsTest {

    private static final String US = "demo of workspace 1";
    private static final String USER = System.getProperty("user.name");

    @TempDir
    Path folder;

    private Path root;
    private Path tools;

    @BeforeEach
    void aPlainDebian() throws IOException {
        root = folder.resolve("root");
        tools = Files.createDirectories(folder.resolve("tools"));
        put("etc/os-release", "ID=debian\n");
        fake("docker", "exit 0");
        fake("dpkg-query", "exit 1");
        fake("dpkg", "exit 0");
        fake("systemctl", "echo \"systemctl $*\" >>\"$CALLS\"");
        fake("gpasswd", "echo \"gpasswd $*\" >>\"$CALLS\"");
    }

    @Test
    void takesAHostOnceAndForOneEnvironmentOnly() throws Exception {
        assertThat(take(US)).isEqualTo("ok\n");
        assertThat(take(US)).isEqualTo("ok\n");
        assertThat(take("other of workspace 2")).isEqualTo("taken demo of workspace 1\n");
        assertThat(Files.list(root.resolve("opt"))).containsExactly(root.resolve("opt/torrust"));
    }

    @Test
    void refusesAnotherSystemAndAFolderNobodyMarked() throws Exception {
        put("etc/os-release", "ID=alpine\n");
        assertThat(take(US)).isEqualTo("system alpine\n");

        put("etc/os-release", "ID=mint\nID_LIKE=\"ubuntu debian\"\n");
        put("opt/torrust/theirs", "theirs");
        assertThat(take(US)).isEqualTo("occupied\n");
        assertThat(everything()).contains("opt/torrust/theirs=theirs").hasSize(2);
    }

    @Test
    void givesBackWhatWasThereBefore() throws Exception {
        put("etc/docker/daemon.json", "{\"data-root\": \"/srv\"}");
        put("srv/site/index.html", "theirs");
        var before = everything();
        take(US);
        put("etc/docker/daemon.json", "{\"ours\": true}");
        put("etc/apt/apt.conf.d/20auto-upgrades", "ours");
        put("etc/logrotate.d/torrust-tracker", "ours");
        put("opt/torrust/releases/1/compose.yml", "ours");
        put("opt/torrust/storage/tracker/lib/database/tracker.db", "ours");

        assertThat(clear(US, "clear")).isEmpty();

        assertThat(everything()).isEqualTo(before);
        assertThat(calls()).contains("systemctl reload docker", "gpasswd --delete " + USER + " docker");
    }

    @Test
    void keepsTheDataAndFindsItAgain() throws Exception {
        take(US);
        put("opt/torrust/releases/1/compose.yml", "ours");
        put("opt/torrust/storage/tracker.db", "data");

        assertThat(clear(US, "keep")).isEmpty();
        assertThat(everything())
                .contains("opt/torrust/storage/tracker.db=data")
                .noneMatch(file -> file.contains("releases"));

        put("etc/docker/daemon.json", "new since then");
        assertThat(take(US)).isEqualTo("ok\n");
        put("etc/docker/daemon.json", "ours");
        assertThat(clear(US, "clear")).isEmpty();
        assertThat(everything())
                .containsExactlyInAnyOrder("etc/os-release=ID=debian\n", "etc/docker/daemon.json=new since then");
    }

    @Test
    void touchesNothingOfAnotherEnvironment() throws Exception {
        take("other of workspace 2");
        put("opt/torrust/storage/tracker.db", "theirs");

        assertThat(clear(US, "clear")).isEmpty();
        assertThat(everything()).contains("opt/torrust/storage/tracker.db=theirs");
    }

    @Test
    void claimsNothingOfAFolderThatLostItsMark() throws Exception {
        take(US);
        Files.delete(root.resolve("opt/torrust/.environment"));

        assertThat(clear(US, "clear")).isEqualTo("/opt/torrust, which has lost its mark\n");
        assertThat(root.resolve("opt/torrust/.before")).exists();
    }

    @Test
    void tellsOfAContainerThatIsStillThere() throws Exception {
        take(US);
        fake("docker", "case \"$*\" in ps*Names*) echo 'container tracker' ;; esac");

        assertThat(clear(US, "clear")).isEqualTo("container tracker\n");
    }

    @Test
    void removesTheImagesThatCameWithTheEnvironmentAlone() throws Exception {
        fake("dockerd", "exit 0");
        fake("docker", """
                case "$*" in
                    "image ls"*) echo sha256:theirs ;;
                    "image inspect"*shared) echo sha256:theirs ;;
                    "image inspect"*) echo sha256:ours ;;
                    "image rm"*) echo "docker $*" >>"$CALLS" ;;
                esac""");
        take(US);
        put("opt/torrust/releases/1/compose.yml", "services:\n  tracker:\n    image: \"tracker\"\n");
        put("opt/torrust/releases/2/compose.yml", "services:\n  other:\n    image: shared\n");

        assertThat(clear(US, "clear")).isEmpty();
        assertThat(calls()).contains("docker image rm tracker").doesNotContain("docker image rm shared");
    }

    @Test
    void hasNothingToClearWhereNothingWasPut() throws Exception {
        assertThat(clear(US, "clear")).isEmpty();
    }

    private String take(String label) throws Exception {
        return run(new HostScripts(label, USER).take());
    }

    private String clear(String label, String keep) throws Exception {
        return run(new HostScripts(label, USER).clear(keep.equals("keep")));
    }

    /** The script as it reaches the host, without becoming root, below our folder. */
    private String run(List<String> command) throws Exception {
        var script = command.subList(3, command.size()).stream();
        var builder = new ProcessBuilder(Stream.of(
                        Stream.of("sh", "-c"),
                        script.limit(1),
                        Stream.of("sh"),
                        command.stream().skip(4),
                        Stream.of(root.toString()))
                .flatMap(words -> words)
                .toList());
        builder.environment().put("PATH", tools + ":" + System.getenv("PATH"));
        builder.environment().put("CALLS", folder.resolve("calls").toString());
        var process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return said;
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(folder.resolve("calls"));
    }

    private void put(String file, String text) throws IOException {
        Files.createDirectories(Objects.requireNonNull(root.resolve(file).getParent()));
        Files.writeString(root.resolve(file), text);
    }

    private void fake(String tool, String script) throws IOException {
        Files.writeString(tools.resolve(tool), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(tools.resolve(tool), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Every file with its text. */
    private List<String> everything() throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).map(this::told).sorted().toList();
        }
    }

    private String told(Path file) {
        try {
            return root.relativize(file) + "=" + Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
