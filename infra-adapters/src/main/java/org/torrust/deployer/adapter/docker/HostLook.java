package org.torrust.deployer.adapter.docker;

import java.time.Duration;
import java.util.List;
import org.torrust.deployer.adapter.docker.Vitals.Service;
import org.torrust.deployer.adapter.process.Foreground;
import org.torrust.deployer.adapter.process.Query;
import org.torrust.deployer.adapter.ssh.OpenSsh;
import org.torrust.deployer.api.environment.Refused;
import org.torrust.deployer.api.environment.Refused.Reason;
import org.torrust.deployer.command.port.Interruption;
import org.torrust.deployer.command.port.StepFailedException;

/** Looks at a machine over OpenSSH, for people who want to know how it is. Changes nothing there. */
public final class HostLook {

    private static final int CONNECT_SECONDS = 4;
    private static final Duration LIMIT = Duration.ofSeconds(8);

    private final OpenSsh ssh;
    private final Foreground foreground;

    public HostLook(OpenSsh ssh, Interruption interruption) {
        this.ssh = ssh;
        this.foreground = new Foreground(interruption);
    }

    /** How the machine and its containers are; takes 8 seconds at most, and what cannot be reached is said. */
    public Vitals vitals() {
        try {
            var answer = Query.ask(ssh.quietly(CONNECT_SECONDS, ComposeArguments.vitals()), LIMIT);
            return answer.isGood() || answer.out().contains("containers")
                    ? VitalsText.read(answer.out())
                    : Vitals.none("%s does not let us in: %s".formatted(ssh.address(), lastLine(answer.err())));
        } catch (StepFailedException e) {
            return Vitals.none(e.failure().summary());
        } catch (IllegalArgumentException e) {
            return Vitals.none("Its answer cannot be read: " + e.getMessage());
        }
    }

    /**
     * Lets the services' logs run over the operator's terminal; the exit code of ssh.
     *
     * @throws Refused NOT_FOUND when the machine has other services than the one that is named
     */
    public int logs(LogsWish wish) {
        if (wish.service() != null) {
            require(wish.service(), vitals());
        }
        return foreground.run(ssh.running(ComposeArguments.logs(wish)));
    }

    /** Opens a session in the operator's terminal; the exit code of the command, or 255 when ssh itself failed. */
    public int session(List<String> command) {
        return foreground.run(ssh.session(command));
    }

    /** Of a machine that cannot be asked ssh tells more. */
    private static void require(String service, Vitals vitals) {
        var services = vitals.services().stream().map(Service::name).toList();
        if (vitals.isReachable() && !services.contains(service)) {
            throw new Refused(
                    Reason.NOT_FOUND,
                    "There is no service '%s'.".formatted(service),
                    services.isEmpty() ? "None runs." : "There are: " + String.join(", ", services));
        }
    }

    private static String lastLine(String text) {
        return text.lines().filter(line -> !line.isBlank()).reduce("", (before, line) -> line.strip());
    }
}
