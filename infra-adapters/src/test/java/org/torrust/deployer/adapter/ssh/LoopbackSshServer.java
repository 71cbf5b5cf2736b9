package org.torrust.deployer.adapter.ssh;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.PublickeyAuthenticator;
import org.apache.sshd.server.shell.ProcessShellFactory;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.torrust.deployer.adapter.workspace.EnvironmentFolder;

/** A real SSH server on loopback that runs commands with this machine's sh and shows this machine's files. */
public final class LoopbackSshServer implements AutoCloseable {

    private final SshServer server = SshServer.setUpDefaultServer();
    private final AtomicInteger commands = new AtomicInteger();
    private final AtomicInteger logins = new AtomicInteger();

    public LoopbackSshServer() {
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(KeyPairProvider.wrap(keyPair()));
        server.setPublickeyAuthenticator((user, key, session) -> user.equals("torrust"));
        server.addSessionListener(new org.apache.sshd.common.session.SessionListener() {
            @Override
            public void sessionEvent(org.apache.sshd.common.session.Session session, Event event) {
                if (event == Event.Authenticated) {
                    logins.incrementAndGet();
                }
            }
        });
        server.setCommandFactory((channel, command) -> {
            commands.incrementAndGet();
            return new ProcessShellFactory(command, "/bin/sh", "-c", command).createShell(channel);
        });
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getPort();
    }

    public int commands() {
        return commands.get();
    }

    public int logins() {
        return logins.get();
    }

    void authenticate(PublickeyAuthenticator authenticator) {
        server.setPublickeyAuthenticator(authenticator);
    }

    void withoutFileTransfer() {
        server.setSubsystemFactories(List.of());
    }

    void files(SftpSubsystemFactory files) {
        server.setSubsystemFactories(List.of(files));
    }

    /** Makes an environment's key, and pins this server's key under its name. */
    public void pin(EnvironmentFolder folder, String alias) {
        try {
            Files.createDirectories(folder.knownHosts().getParent());
            var jsch = new JSch();
            com.jcraft.jsch.KeyPair.genKeyPair(jsch, com.jcraft.jsch.KeyPair.ECDSA, 256)
                    .writePrivateKey(folder.privateKey().toString());
            var key = server.getKeyPairProvider().loadKeys(null).iterator().next();
            Files.writeString(folder.knownHosts(), alias + " " + PublicKeyEntry.toString(key.getPublic()) + "\n");
        } catch (JSchException | IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    void pinAnother(Path knownHosts, String alias) throws IOException {
        Files.writeString(
                knownHosts, alias + " " + PublicKeyEntry.toString(keyPair().getPublic()) + "\n");
    }

    private static KeyPair keyPair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new java.security.spec.ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
