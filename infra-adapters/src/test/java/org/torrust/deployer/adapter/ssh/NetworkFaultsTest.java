package org.torrust.deployer.adapter.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.torrust.deployer.adapter.ssh.FaultyProxy.none;
import static org.torrust.deployer.adapter.ssh.FaultyProxy.resetAfter;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.api.operation.StepOutcome;
import org.torrust.deployer.command.port.Interruption;
import org.torrust.deployer.command.port.Progress;
import org.torrust.deployer.command.port.Site;
import org.torrust.deployer.command.port.StepFailedException;

/** An SSH server behind a network that fails; the time between two tries is played. */
class NetworkFaultsTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** More than a login takes, and less than the folder that is uploaded. */
    private static final long IN_THE_UPLOAD = 200_000;

    @TempDir
    Path folder;

    private final LoopbackSshServer server = new LoopbackSshServer();
    private final FaultyProxy network = new FaultyProxy(server.port());
    private final List<Duration> waited = new ArrayList<>();
    private final Interruption interruption = new Interruption();
    private Workspace workspace;
    private JschConnector connector;
    private Site site;

    @BeforeEach
    void pinTheServersKey() {
        workspace = new Workspace(folder.resolve("workspace"));
        site = Sites.at("127.0.0.1", network.port());
        server.pin(workspace.environment(site.environment()), "demo");
        var limits = new SshLimits(LONG, LONG, SECOND, SECOND, Duration.ofSeconds(5), 1000);
        connector = new JschConnector(workspace, interruption, limits, new Patience(() -> Instant.EPOCH, waited::add));
    }

    @AfterEach
    void stop() {
        connector.close();
        network.close();
        server.close();
    }

    @Nested
    class LoggingIn {

        @Test
        void isTriedAgainAfterALongerWhileEachTime() {
            network.with(resetAfter(0), resetAfter(0));

            assertThat(connector
                            .connect(site, Step.UPLOAD)
                            .run(List.of("true"), LONG)
                            .isGood())
                    .isTrue();

            assertThat(waited).containsExactly(SECOND, SECOND.multipliedBy(2));
            assertThat(server.logins()).isEqualTo(1);
        }

        @Test
        void isGivenUpWhereItBreaksOffAgainAndAgain() {
            network.with(resetAfter(0), resetAfter(100), resetAfter(0), none());

            assertThat(failureOf(() -> connector.connect(site, Step.UPLOAD)))
                    .isEqualTo(Failure.of(
                            "No SSH server answers at %s: it broke the connection off before the login."
                                    .formatted(site.machine()),
                            "See that the machine runs and that nothing on the way blocks TCP port %d."
                                    .formatted(network.port())));
            assertThat(network.connections()).isEqualTo(3);
        }

        @Test
        void endsAtOnceBeforeAnyCommandWhereTheHostKeyIsAnother() throws IOException {
            server.pinAnother(workspace.environment(site.environment()).knownHosts(), "demo");

            assertThat(failureOf(() -> connector.connect(site, Step.UPLOAD)).summary())
                    .contains("has another host key than the one pinned for demo; nothing was sent to it.");

            assertThat(network.connections()).isEqualTo(1);
            assertThat(server.commands()).isZero();
            assertThat(waited).isEmpty();
        }

        @Test
        void isNotTriedAgainWhereTheKeyIsRefused() {
            server.authenticate((user, key, session) -> false);

            assertThat(failureOf(() -> connector.connect(site, Step.UPLOAD)).summary())
                    .contains("refused the login of torrust with the key of demo");

            assertThat(network.connections()).isEqualTo(1);
            assertThat(waited).isEmpty();
        }

        @Test
        void saysThatTheNameIsNotKnown() {
            var failure = failureOf(() -> connector.connect(Sites.at("nowhere.invalid", 22), Step.UPLOAD));

            assertThat(failure)
                    .isEqualTo(Failure.of(
                            "No SSH server answers at nowhere.invalid:22: no such host name is known.",
                            "See that the name is right, and that this machine's name server answers."));
            assertThat(waited).hasSize(2);
        }

        @Test
        void isWaitedForWhileTheMachineStartsAndResetsWhoComes() {
            network.with(resetAfter(0), resetAfter(0), resetAfter(0), resetAfter(0), resetAfter(0));

            assertThat(connector
                            .awaitLogin(site, Step.WAIT_CLOUD_INIT, LONG)
                            .run(List.of("true"), LONG)
                            .isGood())
                    .isTrue();
        }
    }

    @Nested
    class InTheMiddleOfACommand {

        @Test
        void itIsNotRunTwice() {
            var runs = folder.resolve("runs");
            var host = connector.connect(site, Step.START);
            var cut = CompletableFuture.runAsync(() -> {
                while (!Files.exists(runs)) {
                    Thread.onSpinWait();
                }
                network.cut();
            });

            assertThat(failureOf(() -> host.run(List.of("sh", "-c", "echo run >>" + runs + "; exec sleep 20"), LONG)))
                    .satisfies(failure -> {
                        assertThat(failure.summary())
                                .isEqualTo("The connection to %s broke off while 'sh' ran.".formatted(site.machine()));
                        assertThat(failure.hint())
                                .isEqualTo("See that the machine runs, then try again; what was done is kept.");
                    });
            assertThat(cut).succeedsWithin(LONG);
            assertThat(runs).hasContent("run");
        }

        @Test
        void theNextOneIsRunOverAnotherConnection() {
            var host = connector.connect(site, Step.START);
            network.cut();
            var first = catchThrowableOfType(StepFailedException.class, () -> host.run(List.of("true"), LONG));

            assertThat(host.run(List.of("true"), LONG).isGood()).isTrue();
            // Whether the cut was seen before the first command is a matter of chance; it is told either way.
            assertThat(first == null || first.failure().summary().contains("broke off"))
                    .isTrue();
        }
    }

    @Nested
    class InTheMiddleOfAnUpload {

        private Path release;
        private Path target;

        @BeforeEach
        void aLargeFile() throws IOException {
            release = Files.createDirectories(folder.resolve("release"));
            Files.write(release.resolve("large"), new byte[1 << 20]);
            target = Files.createDirectories(folder.resolve("host/releases")).resolve("r1");
        }

        @Test
        void itIsBegunAnewAndInPlaceAsAWhole() {
            network.with(resetAfter(IN_THE_UPLOAD));

            connector.connect(site, Step.UPLOAD).upload(release, target.toString());

            assertThat(target.resolve("large")).hasSize(1 << 20);
            assertThat(target.getParent()).isDirectoryNotContaining("glob:**/.uploading-*");
            assertThat(waited).containsExactly(SECOND);
        }

        @Test
        void nothingIsInPlaceWhereItBreaksOffAgainAndAgain() {
            for (var connection = 0; connection < 20; connection++) {
                network.with(resetAfter(IN_THE_UPLOAD));
            }

            assertThat(failureOf(() -> connector.connect(site, Step.UPLOAD).upload(release, target.toString()))
                            .summary())
                    .isEqualTo("The connection to %s broke off while files were uploaded.".formatted(site.machine()));

            assertThat(target).doesNotExist();
        }
    }

    @Test
    void aHostThatAnswersAfterFourMinutesIsWaitedFor() throws IOException {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var late = new LateServer(port, Instant.EPOCH.plus(Duration.ofMinutes(4)));
        try (late) {
            assertThat(new SshArrival(new Patience(late::now, late::pass))
                            .await(Sites.at("127.0.0.1", port), "See that it runs.", Progress.UNHEARD))
                    .isEqualTo(StepOutcome.done());
        }
        assertThat(late.now()).isEqualTo(Instant.EPOCH.plus(Duration.ofMinutes(4)));
    }

    /** Begins to answer when so much time was let pass. */
    private static final class LateServer implements AutoCloseable {

        private final int port;
        private final Instant beginning;
        private Instant now = Instant.EPOCH;
        private ServerSocket door;

        LateServer(int port, Instant beginning) {
            this.port = port;
            this.beginning = beginning;
        }

        Instant now() {
            return now;
        }

        void pass(Duration time) {
            now = now.plus(time);
            if (door == null && !now.isBefore(beginning)) {
                open();
            }
        }

        private void open() {
            try {
                door = new ServerSocket(port);
                Thread.ofVirtual().start(this::greet);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private void greet() {
            try (var client = door.accept()) {
                client.getOutputStream().write("SSH-2.0-late\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws IOException {
            if (door != null) {
                door.close();
            }
        }
    }

    private static Failure failureOf(ThrowingCallable work) {
        return catchThrowableOfType(StepFailedException.class, work).failure();
    }
}
