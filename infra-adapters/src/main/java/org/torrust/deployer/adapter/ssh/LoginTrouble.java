package org.torrust.deployer.adapter.ssh;

import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchHostKeyException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.command.port.Site;

/** Why a login failed, told apart so that the operator looks in the right place. */
enum LoginTrouble {
    WRONG_HOST_KEY,
    LOGIN_REFUSED,
    NO_ANSWER;

    private static final Pattern BROKEN_OFF =
            Pattern.compile("(?i)closed by foreign host|end of io stream|broken pipe");

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

    /** Whether the next moment may bring an answer: it was not waited for, and nobody was refused. */
    static boolean isOfTheMoment(JSchException failed) {
        return of(failed) == NO_ANSWER && !isTimeout(failed);
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
                        isOfName(failed)
                                ? "See that the name is right, and that this machine's name server answers."
                                : "See that the machine runs and that nothing on the way blocks TCP port %d."
                                        .formatted(machine.sshPort()));
        };
    }

    private static boolean isOfName(JSchException failed) {
        return causes(failed).anyMatch(UnknownHostException.class::isInstance);
    }

    private static boolean isTimeout(JSchException failed) {
        return causes(failed).anyMatch(SocketTimeoutException.class::isInstance)
                || String.valueOf(failed.getMessage()).toLowerCase(Locale.ROOT).contains("timeout");
    }

    private static Stream<Throwable> causes(Throwable failed) {
        return Stream.iterate(failed, Objects::nonNull, Throwable::getCause);
    }

    private static String why(JSchException failed) {
        return isTimeout(failed)
                ? "it did not answer in time"
                : causes(failed)
                        .flatMap(cause -> known(cause).stream())
                        .findFirst()
                        .orElse(
                                BROKEN_OFF
                                                .matcher(String.valueOf(failed.getMessage()))
                                                .find()
                                        ? "it broke the connection off before the login"
                                        : String.valueOf(failed.getMessage()));
    }

    private static Optional<String> known(Throwable cause) {
        return Optional.ofNullable(
                switch (cause) {
                    case ConnectException refused -> "the connection was refused";
                    case UnknownHostException unknown -> "no such host name is known";
                    case NoRouteToHostException nowhere -> "there is no route to it";
                    case SocketException broken -> "it broke the connection off before the login";
                    default -> null;
                });
    }
}
