package org.torrust.deployer.adapter.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.torrust.deployer.adapter.tool.CheckResult.Status;
import org.torrust.deployer.adapter.workspace.Workspace;

class ChecksTest {

    @TempDir
    Path base;

    private FakeTools tools;

    @BeforeEach
    void anOperator() throws IOException {
        tools = new FakeTools(base);
    }

    private List<CheckResult> check(Map<String, String> settings) throws IOException {
        var all = new HashMap<>(Map.of("tracker.image", "torrust/tracker", "docker.registry-mirrors", nobody()));
        all.putAll(settings);
        var subject = new Subject(new Workspace(base.resolve("ws")), all, null);
        return new Checks(subject, tools.operator(), Clock.systemUTC()).run();
    }

    private static String nobody() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://127.0.0.1:" + socket.getLocalPort();
        }
    }

    private List<String> names(String provider) throws IOException {
        return check(Map.of("provider", provider)).stream()
                .map(CheckResult::name)
                .toList();
    }

    @Test
    void ofTheSimulatedProviderAskForNoTool() throws IOException {
        assertThat(names("simulated")).containsExactly("JDK", "Disk", "Workspace", "Clock");
    }

    @Test
    void ofEachProviderAreToldInOrder() throws IOException {
        assertThat(names("lxd"))
                .containsExactly(
                        "JDK",
                        "OpenTofu",
                        "Ansible core",
                        "LXD client",
                        "ssh client",
                        "SSH key",
                        "Registry",
                        "Disk",
                        "Workspace",
                        "Clock");
        assertThat(names("multipass")).contains("OpenTofu", "Multipass").doesNotContain("LXD client");
        assertThat(names("ssh")).contains("Ansible core", "ssh client").doesNotContain("OpenTofu", "LXD client");
    }

    @Test
    void lookWhetherMultipassAnswers() throws IOException {
        tools.with(
                "multipass",
                "[ \"$1\" = version ] && echo 'multipass 1.14.0' && exit; echo 'cannot connect' >&2; exit 2");

        assertThat(check(Map.of("provider", "multipass")))
                .filteredOn(result -> result.name().startsWith("Multipass"))
                .extracting(result -> result.name() + " " + result.status())
                .containsExactly("Multipass OK", "Multipass daemon FAIL");
    }

    @Test
    void lookWhetherAnSshServerAnswersOnTheHost() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var greeter = Thread.startVirtualThread(() -> {
                try (var client = server.accept()) {
                    client.getOutputStream().write("SSH-2.0-test\r\n".getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            var port = Integer.toString(server.getLocalPort());

            assertThat(host(port).status()).isEqualTo(Status.OK);
            greeter.join();
        }
    }

    @Test
    void sayWhyAHostIsNotReached() throws IOException {
        var port = nobody().replaceAll(".*:", "");

        assertThat(host(port).status()).isEqualTo(Status.FAIL);
        assertThat(host(port).version()).isEqualTo("127.0.0.1:" + port);
    }

    private CheckResult host(String port) throws IOException {
        return check(Map.of("provider", "ssh", "provider.host", "127.0.0.1", "ssh.port", port)).stream()
                .filter(result -> result.name().equals("Host"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void lookIntoTheFolderOfProvidersThatIsNamed() throws IOException {
        var mirror = Files.createDirectory(base.resolve("mirror"));
        assertThat(mirror("lxd", mirror).status()).isEqualTo(Status.FAIL);

        Files.createDirectories(mirror.resolve("registry.example/terraform-lxd/lxd"));
        assertThat(mirror("lxd", mirror).status()).isEqualTo(Status.OK);
        assertThat(mirror("lxd", base.resolve("gone")).status()).isEqualTo(Status.FAIL);
    }

    @Test
    void wantTheProvidersOwnPluginInThatFolder() throws IOException {
        Files.createDirectories(base.resolve("mirror/registry.example/terraform-lxd/lxd"));

        assertThat(mirror("multipass", base.resolve("mirror")).why())
                .isEqualTo("has no provider larstobi/multipass in it");
    }

    private CheckResult mirror(String provider, Path folder) throws IOException {
        return check(Map.of("provider", provider, "sources.tofu-providers", folder.toString())).stream()
                .filter(result -> result.name().equals("Provider mirror"))
                .findFirst()
                .orElseThrow();
    }
}
