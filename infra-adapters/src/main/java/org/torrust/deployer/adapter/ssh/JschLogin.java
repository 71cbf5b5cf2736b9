package org.torrust.deployer.adapter.ssh;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.nio.file.Path;
import org.torrust.deployer.adapter.workspace.EnvironmentFolder;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.input.PlainFile;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.command.port.Interruption;
import org.torrust.deployer.command.port.Site;
import org.torrust.deployer.command.port.StepFailedException;

/** One try to log in: the environment's key and no other, the pinned host key and no other. */
record JschLogin(Workspace workspace, Site site, SshLimits limits, Interruption interruption) {

    Session logIn() throws JSchException {
        var session = prepared();
        var socket = new CuttableSocket(limits.connect());
        session.setSocketFactory(socket);
        try (var cut = new Cut(limits.connect(), interruption, socket::cut)) {
            return connected(session, cut);
        }
    }

    private Session connected(Session session, Cut cut) throws JSchException {
        try {
            session.connect((int) limits.connect().toMillis());
            session.setTimeout(0);
            session.setServerAliveInterval((int) limits.keepAlive().toMillis());
            return session;
        } catch (JSchException e) {
            session.disconnect();
            interruption.check();
            throw cut.timeIsUp() ? new JSchException("timeout: the login took too long", e) : e;
        }
    }

    private Session prepared() throws JSchException {
        var folder = workspace.environment(site.environment());
        var alias = site.environment().value();
        var jsch = new JSch();
        jsch.setInstanceLogger(new JschLogger());
        jsch.addIdentity(privateKey(folder));
        jsch.setKnownHosts(pinnedKeys(folder));
        if (jsch.getHostKeyRepository().getHostKey(alias, null).length == 0) {
            throw notPinned();
        }
        var machine = site.machine();
        var session = jsch.getSession(site.configuration().ssh().user(), machine.host(), machine.sshPort());
        session.setHostKeyAlias(alias);
        session.setConfig("StrictHostKeyChecking", "yes");
        session.setConfig("PreferredAuthentications", "publickey");
        session.setServerAliveCountMax(3);
        session.setDaemonThread(true);
        return session;
    }

    private String privateKey(EnvironmentFolder folder) {
        if (!PlainFile.isReadable(folder.privateKey())) {
            throw new StepFailedException(Failure.of(
                    "The SSH key of %s cannot be read: %s.".formatted(site.environment(), shown(folder.privateKey())),
                    "Restore the file from a backup; without it the machine cannot be logged in to."));
        }
        return folder.privateKey().toString();
    }

    private String pinnedKeys(EnvironmentFolder folder) {
        if (!PlainFile.isReadable(folder.knownHosts())) {
            throw notPinned();
        }
        return folder.knownHosts().toString();
    }

    private StepFailedException notPinned() {
        return new StepFailedException(Failure.of(
                "No host key is pinned for %s, so nothing was sent to %s."
                        .formatted(site.environment(), site.machine()),
                "Pin it: provision " + site.environment()));
    }

    private String shown(Path file) {
        return workspace.show(file);
    }
}
