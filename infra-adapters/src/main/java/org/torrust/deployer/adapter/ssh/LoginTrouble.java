package org.torrust.deployer.adapter.ssh;

import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchHostKeyException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.command.port.Site;

/** Why a login failed, told apart so that the operator looks in the right place. */
enum LoginTrouble {
    WRONG_HOST_KEY,
    LOGIN_REFUSED,
    NO_ANSWER;

    static LoginTrouble of(JSchException failed) {
        if (failed instanceof JSchHostKeyException) {
            return WRONG_HOST_KEY;
        }
        return isRefusal(failed) ? LOGIN_REFUSED : NO_ANSWER;
    }

    // A refused login has no type of its own in JSch; its words are "Auth fail for methods '...'" or "Auth cancel ...".
    private static boolean isRefusal(JSchException failed) {
        var words = String.valueOf(failed.getMessage());
        return words.startsWith("Auth ") || words.contains("Too many authentication failures");
    }

    /** Whether a machine that is still starting may get over it. */
    boolean mayPass() {
        return this != WRONG_HOST_KEY;
    }

    Failure told(Site site, JSchException failed) {
        var environment = site.environment();
        var machine = site.machine();
        return switch (this) {
            case WRONG_HOST_KEY ->
                Failure.of(
                        "The machine at %s has another host key than the one pinned for %s; nothing was sent to it."
                                .formatted(machine, environment),
                        "If the machine was replaced on purpose, pin its new key with: provision %s. If not, find out who answers there."
                                .formatted(environment));
            case LOGIN_REFUSED ->
                Failure.of(
                        "The machine at %s refused the login of %s with the key of %s."
                                .formatted(machine, site.configuration().ssh().user(), environment),
                        "See that the account is there and knows the key; provision %s makes both."
                                .formatted(environment));
            case NO_ANSWER ->
                Failure.of(
                        "No SSH server answers at %s: %s.".formatted(machine, why(failed)),
                        "See that the machine runs and that nothing on the way blocks TCP port %d."
                                .formatted(machine.sshPort()));
        };
    }

    private static String why(JSchException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException) {
                return "the connection was refused";
            } else if (cause instanceof SocketTimeoutException) {
                return "it did not answer in time";
            } else if (cause instanceof UnknownHostException) {
                return "no such host name is known";
            } else if (cause instanceof NoRouteToHostException) {
                return "there is no route to it";
            }
        }
        var words = String.valueOf(failed.getMessage());
        return words.toLowerCase(Locale.ROOT).contains("timeout") ? "it did not answer in time" : words;
    }
}
