package org.torrust.deployer.adapter.ssh;

import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.environment.HostAddress;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.Phase;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.command.port.Interruption;
import org.torrust.deployer.command.port.Site;
import org.torrust.deployer.command.port.StepFailedException;

/**
 * Logs in with JSch, and keeps a connection for the steps that follow in the same operation: a login costs more than most
 * of what is done with it. Close it when the program ends.
 */
public final class JschConnector implements SshConnector, AutoCloseable {

    private static final int TRIES = 3;

    private final Workspace workspace;
    private final Interruption interruption;
    private final SshLimits limits;
    private final Patience patience;
    private final Map<Connection, Session> sessions = new ConcurrentHashMap<>();

    public JschConnector(Workspace workspace, Interruption interruption) {
        this(workspace, interruption, SshLimits.usual(), Patience.heeding(interruption));
    }

    /** @param patience what passes between two tries to log in */
    public JschConnector(Workspace workspace, Interruption interruption, SshLimits limits, Patience patience) {
        this.workspace = workspace;
        this.interruption = interruption;
        this.limits = limits;
        this.patience = patience;
    }

    @Override
    public RemoteHost connect(Site site, Step step) {
        var entered = live(site, step);
        return new JschHost(
                () -> entered.isConnected() ? entered : live(site, step),
                site,
                SshLog.of(workspace, site, step),
                limits,
                interruption,
                again());
    }

    /** A connection that lives. Nothing was sent yet where none came about, so that it may be tried again. */
    private Session live(Site site, Step step) {
        var entry = again().until(() -> Entry.tried(() -> session(site, step)), Entry::isWorthAnother);
        if (entry.session() == null) {
            throw failed(site, Objects.requireNonNull(entry.trouble()));
        }
        return entry.session();
    }

    private Backoff again() {
        return new Backoff(TRIES, limits.betweenTries(), patience.pause());
    }

    @Override
    public RemoteHost awaitLogin(Site site, Step step, Duration limit) {
        var last = new JSchException[1];
        return patience.await(limit, limits.betweenLogins(), () -> {
                    try {
                        session(site, step);
                        return Optional.of(connect(site, step));
                    } catch (JSchException e) {
                        last[0] = passing(site, e);
                        return Optional.empty();
                    }
                })
                .orElseThrow(() -> failed(site, last[0]));
    }

    @Override
    public void close() {
        sessions.values().forEach(Session::disconnect);
        sessions.clear();
    }

    private Session session(Site site, Step step) throws JSchException {
        interruption.check();
        var connection = Connection.of(site, step);
        var known = sessions.get(connection);
        if (known != null && known.isConnected()) {
            return known;
        }
        var session = new JschLogin(workspace, site, limits, interruption).logIn();
        sessions.put(connection, session);
        return session;
    }

    private JSchException passing(Site site, JSchException e) {
        if (!LoginTrouble.of(e).mayPass()) {
            throw failed(site, e);
        }
        return e;
    }

    private static StepFailedException failed(Site site, JSchException e) {
        return new StepFailedException(LoginTrouble.of(e).told(site, e), e);
    }

    /** What came of a try to log in: one of the two. */
    private record Entry(
            @Nullable Session session, @Nullable JSchException trouble) {

        static Entry tried(Login login) {
            try {
                return new Entry(login.logIn(), null);
            } catch (JSchException e) {
                return new Entry(null, e);
            }
        }

        boolean isWorthAnother() {
            return trouble != null && LoginTrouble.isOfTheMoment(trouble);
        }
    }

    /** Logs in, or finds that it was done. */
    private interface Login {
        Session logIn() throws JSchException;
    }

    /**
     * What a connection is good for.
     *
     * @param configured whether it was opened after the machine was configured: the groups of an account count from the
     *     login on, so a connection from before does not see the group docker
     */
    private record Connection(
            EnvironmentName environment, OperationId operation, HostAddress machine, boolean configured) {

        static Connection of(Site site, Step step) {
            return new Connection(
                    site.environment(),
                    site.operation(),
                    site.machine(),
                    step.phase().compareTo(Phase.RELEASE) >= 0);
        }
    }
}
