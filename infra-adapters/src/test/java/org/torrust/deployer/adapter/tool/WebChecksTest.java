package org.torrust.deployer.adapter.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.torrust.deployer.adapter.tool.CheckResult.Status;
import org.torrust.deployer.adapter.workspace.Workspace;

class WebChecksTest {

    private static final Duration PATIENT = Duration.ofSeconds(9);

    private final List<HttpServer> servers = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();

    @AfterEach
    void stopServers() {
        servers.forEach(server -> server.stop(0));
    }

    private String server(int status) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        servers.add(server);
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static String nobody() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://127.0.0.1:" + socket.getLocalPort();
        }
    }

    private static WebChecks.Report check(Map<String, String> settings, Clock clock, Duration slow) {
        var all = new HashMap<>(Map.of("provider", "lxd", "tracker.image", "torrust/tracker"));
        all.putAll(settings);
        return new WebChecks(new Subject(new Workspace(Path.of("ws")), all, null), clock, slow).run();
    }

    private static List<CheckResult> mirrors(String... addresses) {
        return check(Map.of("docker.registry-mirrors", String.join(",", addresses)), Clock.systemUTC(), PATIENT)
                .results();
    }

    @ParameterizedTest
    @CsvSource({"200, OK", "401, OK", "404, FAIL", "403, FAIL", "503, FAIL", "302, FAIL"})
    void knowARegistryByHowItAnswersAtItsVersionPage(int status, Status judged) throws IOException {
        var results = mirrors(server(status) + "/");

        assertThat(asked).containsExactly("/v2/");
        assertThat(results).singleElement().satisfies(result -> {
            assertThat(result.name()).isEqualTo("Registry");
            assertThat(result.status()).isEqualTo(judged);
        });
    }

    @Test
    void failWhereNobodyAnswers() throws IOException {
        assertThat(mirrors(nobody())).singleElement().satisfies(result -> {
            assertThat(result.status()).isEqualTo(Status.FAIL);
            assertThat(result.why()).isEqualTo("nothing answers on that port");
            assertThat(result.hint()).contains("docker.registry-mirrors");
        });
    }

    @Test
    void needOnlyOneOfSeveralMirrors() throws IOException {
        assertThat(mirrors(nobody(), server(200)))
                .extracting(CheckResult::status)
                .containsExactly(Status.WARN, Status.OK);
    }

    @Test
    void warnOfASlowOne() throws IOException {
        var results = check(Map.of("docker.registry-mirrors", server(200)), Clock.systemUTC(), Duration.ZERO)
                .results();

        assertThat(results).singleElement().satisfies(result -> {
            assertThat(result.status()).isEqualTo(Status.WARN);
            assertThat(result.why()).matches("slow, it took \\d+\\.\\d s");
        });
    }

    @Test
    void askTheHostThatTheImageNamesAndNotTheMirrors() throws IOException {
        try (var plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> answerWithoutTls(plain));
            var named = "127.0.0.1:" + plain.getLocalPort();

            var results = check(
                            Map.of("tracker.image", named + "/torrust/tracker", "docker.registry-mirrors", server(200)),
                            Clock.systemUTC(),
                            PATIENT)
                    .results();

            assertThat(results).singleElement().satisfies(result -> {
                assertThat(result.version()).isEqualTo(named);
                assertThat(result.status()).isEqualTo(Status.FAIL);
            });
        }
        assertThat(asked).isEmpty();
    }

    /** Until the socket is closed; a client may try twice. */
    private static void answerWithoutTls(ServerSocket plain) {
        while (!plain.isClosed()) {
            try (var client = plain.accept()) {
                client.getInputStream().readNBytes(1);
                client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                assertThat(e).isInstanceOf(SocketException.class);
            }
        }
    }

    @Test
    void askThePackagesMirrorAndProxyToo() throws IOException {
        var results = check(
                        Map.of(
                                "docker.registry-mirrors",
                                server(200),
                                "apt.mirror",
                                server(404) + "/debian",
                                "apt.security-mirror",
                                server(500) + "/debian-security",
                                "apt.proxy",
                                nobody()),
                        Clock.systemUTC(),
                        PATIENT)
                .results();

        assertThat(asked).contains("/debian", "/debian-security");
        assertThat(results)
                .extracting(result -> result.name() + " " + result.status())
                .containsExactly("Registry OK", "apt mirror OK", "apt security mirror FAIL", "apt proxy FAIL");
        assertThat(results.get(2).hint()).startsWith("Set another: --set apt.security-mirror=URL");
    }

    @Test
    void bringHomeHowFarTheServersClockIsAhead() throws IOException {
        var mirror = server(200);

        var report = check(
                Map.of("docker.registry-mirrors", mirror),
                Clock.offset(Clock.systemUTC(), Duration.ofHours(-1)),
                PATIENT);

        assertThat(report.clocks())
                .singleElement()
                .satisfies(ahead -> assertThat(ahead).isBetween(Duration.ofMinutes(59), Duration.ofMinutes(61)));
    }
}
