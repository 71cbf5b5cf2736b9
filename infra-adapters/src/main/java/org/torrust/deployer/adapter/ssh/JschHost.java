package org.torrust.deployer.adapter.ssh;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.adapter.workspace.PrivateFiles;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.command.port.Interruption;
import org.torrust.deployer.command.port.Site;
import org.torrust.deployer.command.port.StepFailedException;

/**
 * A machine reached over a JSch session, which outlives it: {@link JschConnector} keeps it for the next step. No command is run
 * twice; an upload, of which nothing is in place before all is there, is begun anew where the connection breaks off.
 */
final class JschHost implements RemoteHost {

    private static final Map<String, Integer> SIGNALS =
            Map.of("HUP", 1, "INT", 2, "QUIT", 3, "ABRT", 6, "KILL", 9, "SEGV", 11, "PIPE", 13, "TERM", 15);

    private final Supplier<Session> sessions;
    private final Site site;
    private final SshLog log;
    private final SshLimits limits;
    private final Interruption interruption;
    private final Backoff again;

    /**
     * @param sessions gives one that lives
     * @param again for uploads
     */
    JschHost(
            Supplier<Session> sessions,
            Site site,
            SshLog log,
            SshLimits limits,
            Interruption interruption,
            Backoff again) {
        this.sessions = sessions;
        this.site = site;
        this.log = log;
        this.limits = limits;
        this.interruption = interruption;
        this.again = again;
    }

    @Override
    public RemoteResult run(List<String> command, Duration limit) {
        interruption.check();
        var line = ShellWords.line(command);
        var session = sessions.get();
        try {
            var channel = (ChannelExec) session.openChannel("exec");
            channel.setCommand(line.getBytes(StandardCharsets.UTF_8));
            try (var cut = new Cut(limit, interruption, () -> end(channel))) {
                return ended(channel, command, line, limit, cut);
            } finally {
                channel.disconnect();
            }
        } catch (JSchException | IOException e) {
            interruption.check();
            throw brokenOff("'%s' ran".formatted(command.getFirst()), e);
        }
    }

    @Override
    public void upload(Path localFolder, String remoteFolder) {
        var lost = again.until(() -> lostUploading(localFolder, remoteFolder), Optional::isPresent);
        lost.ifPresent(trouble -> {
            throw brokenOff("files were uploaded", trouble);
        });
    }

    /** What broke the connection off; empty when all is in place. */
    private Optional<Exception> lostUploading(Path localFolder, String remoteFolder) {
        interruption.check();
        var session = sessions.get();
        try {
            var channel = (ChannelSftp) session.openChannel("sftp");
            try (var cut = new Cut(limits.upload(), interruption, channel::disconnect)) {
                return upload(localFolder, remoteFolder, channel, cut, session);
            } finally {
                channel.disconnect();
            }
        } catch (JSchException e) {
            interruption.check();
            return Optional.of(e);
        }
    }

    private Optional<Exception> upload(
            Path localFolder, String remoteFolder, ChannelSftp channel, Cut cut, Session session) {
        try {
            channel.connect((int) limits.connect().toMillis());
            new SftpUpload(channel, remoteFolder, this::remove).upload(localFolder);
            log.add("uploaded %s%n".formatted(remoteFolder));
            return Optional.empty();
        } catch (JSchException | SftpException | IOException e) {
            interruption.check();
            if (!cut.timeIsUp() && isLost(session, e)) {
                return Optional.of(e);
            }
            throw notUploaded(remoteFolder, cut.timeIsUp() ? "it took too long" : e.getMessage(), e);
        }
    }

    /** What the server itself says has no cause; and a connection that is gone is known to be so a moment later. */
    private static boolean isLost(Session session, Exception trouble) {
        if (trouble instanceof SftpException && trouble.getCause() == null) {
            return false;
        }
        for (var look = 0; look < 200 && session.isConnected(); look++) {
            LockSupport.parkNanos(1_000_000);
        }
        return !session.isConnected();
    }

    @Override
    public void download(String remoteFile, Path localFile) {
        interruption.check();
        var session = sessions.get();
        try {
            var channel = (ChannelSftp) session.openChannel("sftp");
            try (var cut = new Cut(limits.upload(), interruption, channel::disconnect);
                    var to = PrivateFiles.stream(localFile)) {
                channel.connect((int) limits.connect().toMillis());
                channel.get(remoteFile, to);
                log.add("downloaded %s%n".formatted(remoteFile));
                if (cut.timeIsUp()) {
                    throw new IOException("it took too long");
                }
            } finally {
                channel.disconnect();
            }
        } catch (JSchException | SftpException | IOException e) {
            interruption.check();
            throw brokenOff("%s was downloaded".formatted(remoteFile), e);
        }
    }

    @Override
    public void close() {
        // The session stays for the next step; every channel is closed by who opened it.
    }

    private RemoteResult ended(ChannelExec channel, List<String> command, String line, Duration limit, Cut cut)
            throws JSchException, IOException {
        var stdout = new BoundedOutput(limits.output());
        var stderr = new BoundedOutput(limits.output());
        channel.setErrStream(stderr);
        try (var stream = channel.getInputStream()) {
            channel.connect((int) limits.connect().toMillis());
            stream.transferTo(stdout);
        }
        awaitExit(channel);
        var result = new RemoteResult(exitCode(channel), stdout.text(), stderr.text());
        log.add(line, result);
        interruption.check();
        if (cut.timeIsUp()) {
            throw tookTooLong(command, limit, result);
        }
        if (result.exitCode() < 0) {
            throw brokenOff("'%s' ran".formatted(command.getFirst()), new IOException("no exit code came"));
        }
        return result;
    }

    // The exit code comes a moment after the end of the output, and JSch has no way to be told of it.
    private static void awaitExit(ChannelExec channel) {
        while (!channel.isClosed() && channel.isConnected()) {
            LockSupport.parkNanos(500_000);
        }
    }

    private static int exitCode(ChannelExec channel) {
        var signal = channel.getExitSignal();
        return signal == null ? channel.getExitStatus() : 128 + SIGNALS.getOrDefault(signal, 0);
    }

    private static void end(ChannelExec channel) {
        try {
            channel.sendSignal("TERM");
        } catch (Exception e) {
            // The connection is gone already, and the command with it as far as we can reach.
        }
        channel.disconnect();
    }

    private void remove(String remoteFolder) {
        run(List.of("rm", "-rf", "--", remoteFolder), limits.connect());
    }

    private StepFailedException tookTooLong(List<String> command, Duration limit, RemoteResult result) {
        return new StepFailedException(Failure.of(
                        "'%s' on the machine of %s took longer than %d seconds and was told to end."
                                .formatted(String.join(" ", command), site.environment(), limit.toSeconds()),
                        "See what holds it up there, then try again.")
                .because(result.stderr().isBlank() ? null : result.stderr().strip())
                .loggedIn(log.shown()));
    }

    private StepFailedException brokenOff(String when, Exception cause) {
        return new StepFailedException(
                Failure.of(
                                "The connection to %s broke off while %s.".formatted(site.machine(), when),
                                "See that the machine runs, then try again; what was done is kept.")
                        .because(cause.getMessage())
                        .loggedIn(log.shown()),
                cause);
    }

    private StepFailedException notUploaded(String remoteFolder, @Nullable String why, Exception cause) {
        return new StepFailedException(
                Failure.of(
                                "The files could not be uploaded to %s on the machine of %s; nothing of them is in place there."
                                        .formatted(remoteFolder, site.environment()),
                                "See that the disk there is not full and that the folder above belongs to %s, then try again."
                                        .formatted(site.configuration().ssh().user()))
                        .because(why)
                        .loggedIn(log.shown()),
                cause);
    }
}
