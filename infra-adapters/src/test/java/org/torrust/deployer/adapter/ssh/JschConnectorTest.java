package org.torrust.deployer.adapter.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.AbstractSftpEventListenerAdapter;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.command.port.InterruptedByOperatorException;
import org.torrust.deployer.command.port.Interruption;
import org.torrust.deployer.command.port.Site;
import org.torrust.deployer.command.port.StepFailedException;

class JschConnectorTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final LoopbackSshServer server = new LoopbackSshServer();
    private final Interruption interruption = new Interruption();
    private Workspace workspace;
    private JschConnector connector;
    private Site site;

    @BeforeEach
    void pinTheServersKey() {
        workspace = new Workspace(folder.resolve("workspace"));
        site = Sites.at("127.0.0.1", server.port());
        server.pin(workspace.environment(site.environment()), "demo");
        connector = connectorWith(Duration.ofSeconds(5), duration -> {});
    }

    private JschConnector connectorWith(Duration connect, Pause pause) {
        var limits = new SshLimits(
                connect, Duration.ofSeconds(10), Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(5), 1000);
        return new JschConnector(workspace, interruption, limits, new Patience(Instant::now, pause));
    }

    @AfterEach
    void stop() {
        connector.close();
        server.close();
    }

    @Nested
    class RunningACommand {

        @Test
        void tellsItsExitCodeAndBothStreams() {
            var result = connector
                    .connect(site, Step.UPLOAD)
                    .run(List.of("sh", "-c", "echo out; echo err >&2; exit 3"), LONG);

            assertThat(result).isEqualTo(new RemoteResult(3, "out\n", "err\n"));
        }

        @Test
        void keepsItsWordsInTheJobFolderReadableByTheOwnerOnly() throws IOException {
            connector.connect(site, Step.UPLOAD).run(List.of("echo", "it's fine"), LONG);

            var log = workspace
                    .environment(site.environment())
                    .job(site.operation(), Step.UPLOAD)
                    .resolve("ssh.log");
            assertThat(log).hasContent("$ echo 'it'\\''s fine'\nit's fine\n[exit 0]\n");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log)))
                    .isEqualTo("rw-------");
        }

        @Test
        void keepsNoMoreOutputThanTheLimit() {
            var result = connector
                    .connect(site, Step.UPLOAD)
                    .run(List.of("sh", "-c", "yes | head -c 1000000; exit 0"), LONG);

            assertThat(result.stdout()).hasSize(1000);
            assertThat(result.exitCode()).isZero();
        }

        @Test
        void endsItWhenItsTimeIsUp() {
            var failure = failureOf(
                    () -> connector.connect(site, Step.START).run(List.of("sleep", "60"), Duration.ofMillis(300)));

            assertThat(failure.summary())
                    .isEqualTo("'sleep 60' on the machine of demo took longer than 0 seconds and was told to end.");
            assertThat(failure.log()).isEqualTo("data/demo/jobs/20261124-101500-7f3a9c/start/ssh.log");
        }

        @Test
        void stopsWhenTheOperatorDoes() {
            var host = connector.connect(site, Step.START);
            var signal = CompletableFuture.runAsync(
                    () -> interruption.raise("INT"),
                    CompletableFuture.delayedExecutor(200, java.util.concurrent.TimeUnit.MILLISECONDS));

            assertThatThrownBy(() -> host.run(List.of("sleep", "60"), LONG))
                    .isInstanceOf(InterruptedByOperatorException.class)
                    .hasMessage("interrupted by SIGINT");
            assertThat(signal).succeedsWithin(LONG);
        }

        @Test
        void saysSoWhenTheConnectionBreaksOff() {
            var host = connector.connect(site, Step.START);
            var stop = CompletableFuture.runAsync(
                    server::close, CompletableFuture.delayedExecutor(300, java.util.concurrent.TimeUnit.MILLISECONDS));

            assertThat(failureOf(() -> host.run(List.of("sleep", "60"), LONG)).summary())
                    .isEqualTo("The connection to 127.0.0.1:%d broke off while 'sleep' ran."
                            .formatted(site.machine().sshPort()));
            assertThat(stop).succeedsWithin(LONG);
        }
    }

    @Nested
    class LoggingIn {

        @Test
        void happensOnceForTheStepsThatFollowEachOther() {
            connector.connect(site, Step.UPLOAD).run(List.of("true"), LONG);
            connector.connect(site, Step.START).run(List.of("true"), LONG);

            assertThat(server.logins()).isEqualTo(1);
        }

        @Test
        void happensAnewOnceTheMachineIsConfiguredSoThatNewGroupsCount() {
            connector.connect(site, Step.WAIT_CLOUD_INIT).run(List.of("true"), LONG);
            connector.connect(site, Step.UPLOAD).run(List.of("true"), LONG);

            assertThat(server.logins()).isEqualTo(2);
        }

        @Test
        void refusesAnotherHostKeyBeforeAnythingIsSent() throws IOException {
            server.pinAnother(workspace.environment(site.environment()).knownHosts(), "demo");

            assertThat(failureOf(() -> connector.connect(site, Step.UPLOAD)))
                    .isEqualTo(
                            Failure.of(
                                    "The machine at 127.0.0.1:%d has another host key than the one pinned for demo; nothing was sent to it."
                                            .formatted(server.port()),
                                    "If the machine was replaced on purpose, pin its new key with: provision demo. If not, find out who answers there."));
            assertThat(server.logins()).isZero();
            assertThat(server.commands()).isZero();
        }

        @Test
        void refusesAMachineWhoseKeyIsNotPinned() throws IOException {
            Files.writeString(workspace.environment(site.environment()).knownHosts(), "");

            assertThat(failureOf(() -> connector.connect(site, Step.UPLOAD)).summary())
                    .isEqualTo("No host key is pinned for demo, so nothing was sent to 127.0.0.1:%d."
                            .formatted(server.port()));
        }

        @Test
        void tellsARefusedLoginFromANetworkThatDoesNotAnswer() {
            server.authenticate((user, key, session) -> false);

            assertThat(failureOf(() -> connector.connect(site, Step.UPLOAD)).summary())
                    .isEqualTo("The machine at 127.0.0.1:%d refused the login of torrust with the key of demo."
                            .formatted(server.port()));
        }

        @Test
        void saysWhenNothingListens() {
            server.close();

            assertThat(failureOf(() -> connector.connect(site, Step.UPLOAD)))
                    .isEqualTo(Failure.of(
                            "No SSH server answers at %s: the connection was refused.".formatted(site.machine()),
                            "See that the machine runs and that nothing on the way blocks TCP port %d."
                                    .formatted(site.machine().sshPort())));
        }

        @Test
        void saysWhenSomethingListensThatNeverAnswers() throws IOException {
            try (var mute = new ServerSocket(0)) {
                connector = connectorWith(Duration.ofMillis(300), duration -> {});

                assertThat(failureOf(() -> connector.connect(Sites.at("127.0.0.1", mute.getLocalPort()), Step.UPLOAD))
                                .summary())
                        .isEqualTo("No SSH server answers at 127.0.0.1:%d: it did not answer in time."
                                .formatted(mute.getLocalPort()));
            }
        }

        @Test
        void saysWhenTheKeyIsGone() throws IOException {
            Files.delete(workspace.environment(site.environment()).privateKey());

            assertThat(failureOf(() -> connector.connect(site, Step.UPLOAD)).summary())
                    .isEqualTo("The SSH key of demo cannot be read: data/demo/ssh/id.");
        }
    }

    @Nested
    class WaitingForALogin {

        @Test
        void triesAgainWhileTheAccountIsNotThere() {
            var tries = new AtomicInteger();
            server.authenticate((user, key, session) -> tries.get() >= 2);
            connector = connectorWith(LONG, duration -> tries.incrementAndGet());

            assertThat(connector
                            .awaitLogin(site, Step.WAIT_CLOUD_INIT, LONG)
                            .run(List.of("true"), LONG)
                            .isGood())
                    .isTrue();
            assertThat(tries).hasValue(2);
        }

        @Test
        void givesUpAtOnceOnAWrongHostKey() throws IOException {
            server.pinAnother(workspace.environment(site.environment()).knownHosts(), "demo");
            connector = connectorWith(LONG, duration -> {
                throw new AssertionError("it waited");
            });

            assertThat(failureOf(() -> connector.awaitLogin(site, Step.WAIT_CLOUD_INIT, LONG))
                            .summary())
                    .contains("another host key");
        }

        @Test
        void tellsTheLastTroubleWhenTheTimeIsUp() {
            server.authenticate((user, key, session) -> false);

            assertThat(failureOf(() -> connector.awaitLogin(site, Step.WAIT_CLOUD_INIT, Duration.ofMillis(1)))
                            .summary())
                    .contains("refused the login of torrust");
        }
    }

    @Nested
    class UploadingAFolder {

        private Path release() throws IOException {
            var local = Files.createDirectories(folder.resolve("release"));
            Files.createDirectories(local.resolve("tracker"));
            Files.writeString(local.resolve("compose.yml"), "services: {}\n");
            Files.writeString(local.resolve("tracker/tracker.toml"), "[metadata]\n");
            Files.writeString(local.resolve(".env"), "TOKEN=secret\n");
            mode(local.resolve("compose.yml"), "rw-r--r--");
            mode(local.resolve(".env"), "rw-------");
            mode(local, "rwxr-x---");
            return local;
        }

        private void mode(Path file, String mode) throws IOException {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        }

        private Path remote() throws IOException {
            return Files.createDirectories(folder.resolve("host/releases"));
        }

        @Test
        void bringsContentsAndModes() throws IOException {
            var target = remote().resolve("r1");

            connector.connect(site, Step.UPLOAD).upload(release(), target.toString());

            assertThat(target.resolve("compose.yml")).hasContent("services: {}");
            assertThat(target.resolve("tracker/tracker.toml")).hasContent("[metadata]");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target.resolve(".env"))))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                    .isEqualTo("rwxr-x---");
            assertThat(remote()).isDirectoryNotContaining("glob:**/.uploading-*");
        }

        @Test
        void replacesWhatAnEarlierUploadLeftHalfWay() throws IOException {
            Files.createDirectories(remote().resolve(".uploading-r1/old"));

            connector
                    .connect(site, Step.UPLOAD)
                    .upload(release(), remote().resolve("r1").toString());

            assertThat(remote().resolve("r1/old")).doesNotExist();
        }

        @Test
        void leavesNothingWhenTheServerRefusesAFile() throws IOException {
            server.files(refusing(".env"));

            var failure = failureOf(() -> connector
                    .connect(site, Step.UPLOAD)
                    .upload(release(), remote().resolve("r1").toString()));

            assertThat(failure.summary()).endsWith("nothing of them is in place there.");
            assertThat(remote()).isEmptyDirectory();
        }

        @Test
        void putsNothingInPlaceWhenItIsCutOff() throws IOException {
            server.files(interruptingAt("tracker.toml"));

            assertThatThrownBy(() -> connector
                            .connect(site, Step.UPLOAD)
                            .upload(release(), remote().resolve("r1").toString()))
                    .isInstanceOf(InterruptedByOperatorException.class);
            assertThat(remote().resolve("r1")).doesNotExist();
        }

        @Test
        void doesNotTouchAFolderThatIsThere() throws IOException {
            Files.createDirectories(remote().resolve("r1/kept"));

            assertThatThrownBy(() -> connector
                            .connect(site, Step.UPLOAD)
                            .upload(release(), remote().resolve("r1").toString()))
                    .isInstanceOf(StepFailedException.class);
            assertThat(remote()).isDirectoryContaining(path -> path.endsWith("r1"));
            assertThat(remote().resolve("r1/kept")).isDirectory();
            assertThat(remote().resolve("r1/compose.yml")).doesNotExist();
        }

        private SftpSubsystemFactory refusing(String name) {
            return watching((file) -> {
                if (file.endsWith(name)) {
                    throw new IOException("no space left on device");
                }
            });
        }

        private SftpSubsystemFactory interruptingAt(String name) {
            return watching((file) -> {
                if (file.endsWith(name)) {
                    interruption.raise("TERM");
                }
            });
        }

        private SftpSubsystemFactory watching(OnWrite onWrite) {
            var files = new SftpSubsystemFactory();
            files.addSftpEventListener(new AbstractSftpEventListenerAdapter() {
                @Override
                public void writing(
                        ServerSession session,
                        String remoteHandle,
                        FileHandle handle,
                        long offset,
                        byte[] data,
                        int dataOffset,
                        int dataLen)
                        throws IOException {
                    onWrite.at(handle.getFile());
                }
            });
            return files;
        }

        private interface OnWrite {
            void at(Path file) throws IOException;
        }
    }

    private static Failure failureOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        return catchThrowableOfType(StepFailedException.class, work).failure();
    }
}
