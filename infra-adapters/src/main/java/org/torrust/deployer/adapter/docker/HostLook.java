package org.torrust.deployer.adapter.docker;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.adapter.docker.Vitals.Service;
import org.torrust.deployer.adapter.drift.Drift;
import org.torrust.deployer.adapter.drift.Drift.Finding;
import org.torrust.deployer.adapter.drift.Drift.Kind;
import org.torrust.deployer.adapter.process.Foreground;
import org.torrust.deployer.adapter.process.Query;
import org.torrust.deployer.adapter.ssh.OpenSsh;
import org.torrust.deployer.adapter.tracker.Knocking;
import org.torrust.deployer.adapter.workspace.EnvironmentFolder;
import org.torrust.deployer.api.configuration.EnvironmentConfiguration;
import org.torrust.deployer.api.environment.Refused;
import org.torrust.deployer.api.environment.Refused.Reason;
import org.torrust.deployer.api.environment.Release;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.Phase;
import org.torrust.deployer.command.port.Interruption;
import org.torrust.deployer.command.port.StepFailedException;

/** Looks at a machine over OpenSSH, for people who want to know how it is. Changes nothing there. */
public final class HostLook {

    private static final int CONNECT_SECONDS = 4;
    private static final Duration LIMIT = Duration.ofSeconds(8);
    private static final Duration DRIFT_LIMIT = Duration.ofSeconds(30);

    private final OpenSsh ssh;
    private final Foreground foreground;
    private final Knocking knocking;

    public HostLook(OpenSsh ssh, Interruption interruption) {
        this.ssh = ssh;
        this.foreground = new Foreground(interruption);
        this.knocking = new Knocking(interruption);
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
     * How the machine differs from what is recorded of it; what cannot be reached is said within seconds.
     *
     * @param release the newest one that lies there, or the one that serves; null where none was brought
     */
    public Drift drift(
            EnvironmentFolder folder, EnvironmentConfiguration wished, @Nullable Release release, boolean serves) {
        // Without one the name of none is asked for.
        var asked = release == null ? new OperationId("none") : release.id();
        var image = release == null ? wished.tracker().reference() : release.image();
        var ports = release == null ? null : OpenPorts.of(release.listeners());
        var ruled = serves && wished.firewall().enabled() ? ports : null;
        var command = ComposeArguments.facts(asked, image, ssh.address().sshPort(), ruled);
        try {
            var answer = Query.ask(ssh.quietly(CONNECT_SECONDS, command), DRIFT_LIMIT);
            if (!answer.out().contains("end")) {
                return notLetIn(lastLine(answer.err()));
            }
            var facts = HostFacts.read(answer.out());
            if (release == null) {
                return Drift.NONE;
            }
            var seen = HostDrift.of(folder, release, serves, facts);
            return serves
                    ? seen.and(new PortDrift(ssh.address().host(), knocking)
                            .of(
                                    OpenPorts.of(release.listeners()),
                                    facts,
                                    wished,
                                    ssh.address().sshPort()))
                    : seen;
        } catch (StepFailedException e) {
            return notLetIn(e.failure().summary());
        } catch (IllegalArgumentException e) {
            return Drift.unseen(
                    "the machine's files and containers", "Its answer cannot be read: %s.".formatted(e.getMessage()));
        }
    }

    private Drift notLetIn(String why) {
        return Drift.of(new Finding(
                        Kind.MACHINE,
                        ssh.address().toString(),
                        "lets us in, with its pinned key",
                        "does not: " + why,
                        Phase.PROVISION))
                .and(Drift.unseen("files, images, services and ports", "The machine does not let us in."));
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
